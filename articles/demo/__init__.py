"""The demonstration outlet: The Meridian of Karsand, its people, pictures and stories. `manage.py demo` makes it.

cast            who works there, and who may log in
sections        the tree of its sections
picture_files   pictures/, and what the photo desk knows of each
story_files     stories/, read into dataclasses
notation        from the stories' plain notation to body HTML
hours           "three hours ago", weekdays and dates, counted from the demonstration's now
newsroom        what a story needs to be written
load_talk       what is said about a story on the desk, by colleagues and by a guest
load            writes it all, through the same doors that people use
"""
