"""One module for each thing that is looked for. A finder takes a reading and yields spans; it knows no other finder."""
