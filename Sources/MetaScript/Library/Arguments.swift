extension Call {
  /// The Swift object behind the first argument, which a method's `self` must be.
  package func receiver<T: NativeObject>(_ kind: T.Type) throws(Raised) -> T {
    if let native = NativeRef(machine.unwrap(self[0])), let object = native.object as? T {
      return object
    }
    throw machine.error(
      .typeError,
      "descriptor '\(function.name)' for '\(function.owner ?? "object")' objects doesn't apply to a "
        + "'\(machine.type(of: self[0]).info.nameInErrors)' object")
  }

  /// A string argument; `TypeError` "name() argument 1 must be str, not int" for anything else.
  package func text(_ index: Int) throws(Raised) -> StringRef {
    if let string = StringRef(machine.unwrap(self[index])) { return string }
    let place = function.owner == nil ? index + 1 : index
    throw machine.error(
      .typeError,
      "\(function.name)() argument \(place) must be str, not "
        + machine.type(of: self[index]).info.nameInErrors)
  }

  /// An int argument, or what stands for one that was omitted.
  package func int(_ index: Int, or omitted: Int) throws(Raised) -> Int {
    if self[index].isUndefined { return omitted }
    if self[index].isInt { return self[index].asInt }
    return try machine.index(
      self[index],
      "'\(machine.type(of: self[index]).info.nameInErrors)' object cannot be interpreted as an integer"
    )
  }

  package func bool(_ index: Int, or omitted: Bool = false) throws(Raised) -> Bool {
    self[index].isUndefined ? omitted : try machine.isTrue(self[index])
  }

  /// The argument, or what stands for one that was omitted.
  package func value(_ index: Int, or omitted: Value = .none) -> Value {
    self[index].isUndefined ? omitted : self[index]
  }
}

extension Machine {
  /// A global of a module that has been imported.
  func global(_ name: String, of module: String) -> Value? {
    modules[module]?.value(heap.intern(name))
  }

  func string(_ text: String) throws(Raised) -> Value { try heap.string(text) }
}
