"""Where the tasks of a run are done: in this process, in others beside it, or on a cluster."""
