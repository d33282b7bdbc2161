/// The types of Swift objects that operations and built-in functions make.
enum LibraryType: Int, CaseIterable {
  case rangeIterator, genericAlias, union
  case enumerate, zip, map, filter

  var name: String {
    switch self {
    case .rangeIterator: "longrange_iterator"
    case .genericAlias: "GenericAlias"
    case .union: "UnionType"
    case .enumerate: "enumerate"
    case .zip: "zip"
    case .map: "map"
    case .filter: "filter"
    }
  }

  var module: String { self == .genericAlias || self == .union ? "types" : "builtins" }
}

extension Machine {
  func libraryType(_ kind: LibraryType) -> TypeRef {
    TypeRef(unchecked: libraryTypes[kind.rawValue])
  }

  /// A Swift object of one of the library's own types.
  func libraryObject(_ object: NativeObject, _ kind: LibraryType) -> Value {
    heap.native(object, type: libraryType(kind))
  }
}
