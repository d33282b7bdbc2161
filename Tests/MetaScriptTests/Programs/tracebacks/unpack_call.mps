# A call with keyword arguments over lines, failing inside an f-string.
name = 'x'
print(f"value: {int(name):>5}",
      end='\n')
