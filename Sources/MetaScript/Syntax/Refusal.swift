/// The words for Python that `.mps` leaves out: what it is, and what to use instead.
enum Refusal {
  static let prefix = "not part of .mps: "

  static let asynchronous = "async and await; write an ordinary function or a generator"
  static let bytes = "bytes literals; use str, or a list of int"
  static let complex = "complex numbers; keep real and imaginary parts in two floats"
  static let exceptionGroups = "except*; handle one exception with except"
  static let metaclass = "metaclasses; use a class decorator or __init_subclass__"
  static let multipleInheritance =
    "multiple inheritance; inherit from one class and hold the others as attributes"
  static let unpackedBases = "bases from * or **; name the one base class"
  static let finalizer = "__del__; use a context manager, or a method that is called"
  static let hugeInteger = "integers of more than 262144 bits"
}
