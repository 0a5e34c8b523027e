"""A package, so that the Chromium of its tests ends with the last of them."""
