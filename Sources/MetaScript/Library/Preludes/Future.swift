extension Machine {
  /// `__future__`: every feature it names is part of the language already.
  static let makeFutureModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(
      prelude: #"""
        class _Feature:
            def __init__(self, optional, mandatory):
                self.optional = optional
                self.mandatory = mandatory
            def getOptionalRelease(self):
                return self.optional
            def getMandatoryRelease(self):
                return self.mandatory
            def __repr__(self):
                return f'_Feature({self.optional!r}, {self.mandatory!r}, 0)'

        all_feature_names = [
            'nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement',
            'print_function', 'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations',
        ]
        nested_scopes = generators = division = absolute_import = with_statement = _Feature(
            (2, 2, 0, 'alpha', 1), (3, 0, 0, 'alpha', 0))
        print_function = unicode_literals = generator_stop = nested_scopes
        barry_as_FLUFL = _Feature((3, 1, 0, 'alpha', 2), (4, 0, 0, 'alpha', 0))
        annotations = _Feature((3, 7, 0, 'beta', 1), None)
        """#, in: module)
  }
}
