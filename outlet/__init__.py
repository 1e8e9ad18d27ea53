"""Who we are: the outlet's name and look, its addresses and channels. Knows nothing of stories or photos."""
