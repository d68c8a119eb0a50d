"""Friend graphs from files: one tie a line, as spreadsheets, networkx, Gephi, R, SNAP or Matrix Market write them.

A file may be packed (unpack), in any common encoding (text), parted by commas, tabs, semicolons, bars or blanks
(layout). Two of its columns are the ends of a tie (columns), by their headings where it has them (headings); what they
hold are ids of people (people). Whatever is left out or assumed becomes a note, said as an EdgeListWarning.
"""

from govsim.model.world.edge_list.friends import EdgeListWarning, FriendList, friend_list, read_edge_list

__all__ = ["EdgeListWarning", "FriendList", "friend_list", "read_edge_list"]
