"""What readers look for, and where it stands: passages of lessons, terms, sources."""
