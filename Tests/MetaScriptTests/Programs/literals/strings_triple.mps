# Triple-quoted strings keep newlines and lone quotes.
text = """first "quoted"
  second ''
third\
 still third"""
print(text)
print(repr(text))
print('''it's "both"''', repr("""a""b"""))
print(len("""
"""))
print("""ends with \"""")
