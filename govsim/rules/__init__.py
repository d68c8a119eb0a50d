"""The rulebook: what a citizen does, as pure functions of a few scalars and the behaviour numbers `b`.

A citizen's hour, in order (the crowds of `govsim.model` follow this list):

1. A campaign reaches the citizen, who may follow               following.follow_campaign
2. A need arises: menu, search, a message, or the counter       service.*
3. In a session, if there is one this hour:
   a. answers to the citizen's messages, and silence            service.answer_value, trust.after_service
   b. pushes of followed accounts                               reading.open_push, following.fatigue_after
   c. what friends shared                                       reading.open_shared
      - whatever is read: experience, habit, trust              reading.experience, reading.habit_after, trust.*
      - and reactions: like, zaikan, share, comment, follow     sharing.*, following.follow_reading
   d. rumours that friends passed on                            rumour.believe
   e. unfollowing accounts that pushed something new            following.unfollow

Rules never draw: `chance` does, keyed by who, when, about what and for which decision. `presence` says when a
citizen is there at all; `writing` what makes an article; `numbers` holds every number with its range and source.
"""
