"""How dates and times are printed, by language, where Django's own way is not a newsroom's."""
