"""English as the desk and its readers write it: the day first, twenty-four hours."""
