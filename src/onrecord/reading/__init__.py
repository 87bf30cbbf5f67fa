"""From a Story to its Record: `reader` shows the whole way, one file a stage."""
