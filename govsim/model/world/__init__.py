"""The world at hour 0: citizens, friendships, and their files."""
