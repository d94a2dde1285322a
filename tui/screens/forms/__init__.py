"""The forms of every act: what each asks for, what it would change, which verb it leads to."""
