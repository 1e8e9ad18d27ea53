"""Photos and their credits: what they show, who made them, what may be done with them. Knows no story."""
