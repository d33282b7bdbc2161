# An error while handling another shows both.
def convert(text):
    try:
        return int(text)
    except ValueError:
        return fallback[text]
fallback = {}
convert('abc')
