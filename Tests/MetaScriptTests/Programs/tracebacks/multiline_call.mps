# In a call over several lines the frame shows the line of the failing part.
def f(a, b):
    return a + b
result = f(
    1,
    f(2,
      'x'),
)
