extension Machine {
  /// `abc`: which methods of a class are abstract is found when the machine makes the class; deriving
  /// from `ABC` is what asks for it.
  static let makeAbcModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(
      prelude: #"""
        class ABC:
            __abstractmethods__ = frozenset()
            __slots__ = ()
            @classmethod
            def register(cls, subclass):
                return subclass

        def abstractmethod(funcobj):
            funcobj.__isabstractmethod__ = True
            return funcobj

        def abstractproperty(fget=None, fset=None, fdel=None, doc=None):
            return property(abstractmethod(fget), fset, fdel, doc)
        """#, in: module)
  }
}
