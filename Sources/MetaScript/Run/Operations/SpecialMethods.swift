/// How operations find the methods that a class gives its instances.
extension Machine {
  /// Whether a special method is the one that `object` itself has.
  func isDefault(_ found: Value, _ method: SpecialMethod) -> Bool {
    guard found.tag == .builtin else { return false }
    if objectDefaults.isEmpty {
      guard types.object.lookup(heap.intern("__repr__")) != nil else { return false }
      objectDefaults = SpecialMethod.allCases.map {
        types.object.lookup(heap.intern($0.rawValue)) ?? .undefined
      }
    }
    return found.isIdentical(to: objectDefaults[method.index])
  }

  /// The special method that an operation must call for an instance or a Swift object.
  ///
  /// Nil for values of built-in types, and where the class has inherited the meaning that the
  /// built-in value it stands for (see `unwrap`), or `object`, gives the operation.
  func override(_ method: SpecialMethod, of value: Value) -> Value? {
    guard value.tag == .instance || value.tag == .native else { return nil }
    guard let found = special(method, of: value) else { return nil }
    if found.tag == .builtin {
      if isDefault(found, method) { return nil }
      if value.tag == .instance, InstanceRef(unchecked: value).extendsBuiltin,
        BuiltinRef(unchecked: found).function.owner != nil
      {
        return nil
      }
    }
    return found
  }

  /// Calls a special method that `override` has found to be there.
  func callOverride(
    _ method: SpecialMethod, of value: Value, _ arguments: Value...
  ) throws(Raised) -> Value {
    switch arguments.count {
    case 0: try callSpecial(method, of: value) ?? .notImplemented
    case 1: try callSpecial(method, of: value, arguments[0]) ?? .notImplemented
    default: try callSpecial(method, of: value, arguments[0], arguments[1]) ?? .notImplemented
    }
  }

  /// The name of a value's type, as messages show it.
  func typeName(_ value: Value) -> String { type(of: value).info.nameInErrors }

  func typeError(_ message: String) -> Raised { error(.typeError, message) }

  /// Enters one level of native recursion over data; `activity` ends the error's message.
  @inline(__always) func enter(_ activity: StaticString) throws(Raised) {
    nativeDepth &+= 1
    if nativeDepth &+ frames.count > recursionLimit {
      nativeDepth &-= 1
      throw error(.recursionError, "maximum recursion depth exceeded\(activity)")
    }
    do throws(Raised) { try guardNativeStack() } catch {
      nativeDepth &-= 1
      throw error
    }
  }

  @inline(__always) func leave() { nativeDepth &-= 1 }

  /// Gives up the pins made since there were `mark` of them.
  @inline(__always) func unpin(to mark: Int) { pins.removeLast(pins.count - mark) }
}

extension InstanceRef {
  /// The class extends a built-in type, whose value hidden slot 0 holds.
  var extendsBuiltin: Bool {
    if case .extending = type.info.storage { return true }
    return false
  }

  var isException: Bool {
    if case .exception = type.info.storage { return true }
    return false
  }
}

extension Value {
  /// An instance of a class, or a Swift object: what operations ask for special methods.
  @inline(__always) var hasOverrides: Bool { tag == .instance || tag == .native }

  /// Equality of this value can be told without calling anything.
  @inline(__always) var isSimple: Bool {
    tag.rawValue <= Tag.bigInt.rawValue
  }

  /// The address of an object, for `id` and default representations.
  package var address: UInt { UInt(truncatingIfNeeded: bits) }
}
