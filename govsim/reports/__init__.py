"""What people look at: tables on the terminal, charts, folders of results."""
