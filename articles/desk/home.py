"""desk"""
def home_of(person, *, at):
    return {}
