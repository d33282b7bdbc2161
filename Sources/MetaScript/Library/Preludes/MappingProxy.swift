extension Machine {
  /// The type of a class's `__dict__`: what shows the class's names and refuses to change them.
  static let makeMappingProxyModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(
      prelude: #"""
        class mappingproxy:
            __module__ = 'builtins'
            __slots__ = ('_mapping',)
            def __init__(self, mapping):
                self._mapping = mapping
            def __getitem__(self, key):
                return self._mapping[key]
            def __contains__(self, key):
                return key in self._mapping
            def __iter__(self):
                return iter(self._mapping)
            def __reversed__(self):
                return reversed(self._mapping)
            def __len__(self):
                return len(self._mapping)
            def __eq__(self, other):
                return self._mapping == (other._mapping if type(other) is mappingproxy else other)
            def __or__(self, other):
                return self._mapping | (other._mapping if type(other) is mappingproxy else other)
            def __ror__(self, other):
                return other | self._mapping
            def __repr__(self):
                return f'mappingproxy({self._mapping!r})'
            def get(self, key, default=None, /):
                return self._mapping.get(key, default)
            def keys(self):
                return self._mapping.keys()
            def values(self):
                return self._mapping.values()
            def items(self):
                return self._mapping.items()
            def copy(self):
                return self._mapping.copy()
        """#, in: module)
  }

  /// `cls.__dict__`
  func classNamespace(of type: TypeRef) throws(Raised) -> Value {
    let module = try importModule("_mappingproxy", from: builtins, leaf: true)
    guard let proxy = module.value(heap.intern("mappingproxy")) else { return .none }
    return try call(proxy, type.info.attributes.value)
  }
}
