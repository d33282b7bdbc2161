import MetaScript
import TensorCore

/// One global of a session, as a list of variables shows it.
package struct SessionVariable: Sendable, Hashable {
  package var name: String
  package var type: String
  /// Of an array: its shape as scripts write it.
  package var shape = ""
  package var dtype = ""
  /// Of an array, a string or a container: what it holds itself.
  package var bytes: Int?
  /// The value in short, for data; the count for containers.
  package var summary = ""
  /// Tells whether the name still holds the same object.
  package var identity: UInt64
}

extension Session {
  /// The globals in the order they were first named, without running code of the script.
  package func variables() -> [SessionVariable] {
    (try? onMachine { machine, main in
      main.definedNames.compactMap { name in
        let text = name.text
        guard !text.hasPrefix("_"), let value = main.value(name) else {
          return SessionVariable?.none
        }
        return machine.variable(text, value)
      }
    }) ?? []
  }
}

extension Machine {
  fileprivate func variable(_ name: String, _ value: Value) -> SessionVariable {
    var result = SessionVariable(
      name: name, type: type(of: value).name,
      identity: value.bits &* 31 &+ UInt64(value.tag.rawValue))
    if let tensor = arrayObject(value)?.tensor {
      result.shape = shapeText(tensor.shape)
      result.dtype = tensor.dtype.name
      result.bytes = tensor.byteCount
      return result
    }
    switch value.tag {
    case .bool, .int, .float, .none, .bigInt: result.summary = (try? repr(value).text) ?? ""
    case .string:
      let string = StringRef(unchecked: value)
      result.bytes = string.count * string.width.bytes
      result.summary =
        string.count <= 40 ? (try? repr(value).text) ?? "" : "\(string.count) characters"
    case .list: result.summary = "\(ListRef(unchecked: value).count) items"
    case .tuple: result.summary = "\(TupleRef(unchecked: value).count) items"
    case .dict: result.summary = "\(DictRef(unchecked: value).count) items"
    case .function: result.summary = "defined in \(FunctionRef(unchecked: value).module.info.name)"
    case .module: result.summary = ModuleRef(unchecked: value).info.name
    case .type: result.summary = TypeRef(unchecked: value).info.module
    default: break
    }
    return result
  }
}
