"""The forms of every action: what each asks for, what it would change, which verb it leads to."""
