"""What the benchmark of the site is made of."""
