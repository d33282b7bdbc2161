import ArgumentParser

print("metapeft 0.1.0")
