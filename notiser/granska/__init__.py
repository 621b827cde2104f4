"""Reading a finished message as its recipient will: does it say what it has to, and rightly?"""
