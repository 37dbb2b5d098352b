"""Live boards: the hub of the boards process, its sockets, and the frames that it and the API send."""
