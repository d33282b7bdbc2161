extension Machine {
  static let makeJSONModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(jsonFunctions, in: module)
    try machine.run(prelude: jsonPrelude, in: module)
  }

  private static let jsonPrelude = #"""
    class JSONDecodeError(ValueError):
        __module__ = 'json.decoder'
        def __init__(self, msg, doc, pos):
            lineno = doc.count('\n', 0, pos) + 1
            colno = pos - doc.rfind('\n', 0, pos)
            ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
            self.msg = msg
            self.doc = doc
            self.pos = pos
            self.lineno = lineno
            self.colno = colno

    class JSONEncoder:
        item_separator = ', '
        key_separator = ': '
        def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                     sort_keys=False, indent=None, separators=None, default=None):
            self.skipkeys = skipkeys
            self.ensure_ascii = ensure_ascii
            self.check_circular = check_circular
            self.allow_nan = allow_nan
            self.sort_keys = sort_keys
            self.indent = indent
            if separators is not None:
                self.item_separator, self.key_separator = separators
            elif indent is not None:
                self.item_separator = ','
            if default is not None:
                self.default = default
        def default(self, o):
            raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')
        def encode(self, o):
            return _write(o, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan,
                          self.indent, (self.item_separator, self.key_separator), self.default,
                          self.sort_keys)
        def iterencode(self, o, _one_shot=False):
            yield self.encode(o)

    class JSONDecoder:
        def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                     strict=True, object_pairs_hook=None):
            self.object_hook = object_hook
            self.parse_float = parse_float
            self.parse_int = parse_int
            self.parse_constant = parse_constant
            self.strict = strict
            self.object_pairs_hook = object_pairs_hook
        def decode(self, s):
            return _read(s, 0, self.object_hook, self.parse_float, self.parse_int, self.parse_constant,
                         self.object_pairs_hook, self.strict)[0]
        def raw_decode(self, s, idx=0):
            return _read(s, idx, self.object_hook, self.parse_float, self.parse_int, self.parse_constant,
                         self.object_pairs_hook, self.strict, True)

    def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
              indent=None, separators=None, default=None, sort_keys=False, **kw):
        if cls is None and kw:
            cls = JSONEncoder
        if cls is not None:
            return cls(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                       allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                       sort_keys=sort_keys, **kw).encode(obj)
        return _write(obj, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default,
                      sort_keys)

    def dump(obj, fp, **kw):
        fp.write(dumps(obj, **kw))

    def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
              object_pairs_hook=None, **kw):
        if not isinstance(s, str):
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
        if cls is None and kw:
            cls = JSONDecoder
        if cls is not None:
            return cls(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                       parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)
        return _read(s, 0, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook,
                     True)[0]

    def load(fp, **kw):
        return loads(fp.read(), **kw)
    """#

  private static let jsonFunctions: [Builtin] = [
    Builtin(
      "_write(obj, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, "
        + "sort_keys, /)", does: "The JSON text of a value."
    ) { call throws(Raised) in
      let machine = call.machine
      var indent: StringRef?
      switch call[5].tag {
      case .none: break
      case .int, .bool:
        indent = StringRef(
          unchecked: try machine.string(
            String(repeating: " ", count: min(max(call[5].asInt, 0), 1_000))))
      default: indent = try call.text(5)
      }
      var separators = [
        try machine.string(indent == nil ? ", " : ","), try machine.string(": "),
      ]
      if !call[6].isNone {
        let given = try machine.list(from: call[6])
        machine.pin(given.value)
        guard given.count == 2 else {
          throw machine.error(
            .valueError,
            given.count < 2
              ? "not enough values to unpack (expected 2, got \(given.count))"
              : "too many values to unpack (expected 2)")
        }
        separators = given.snapshot
      }
      guard let item = StringRef(separators[0]), let key = StringRef(separators[1]) else {
        throw machine.error(
          .typeError,
          "make_encoder() argument 5 must be str, not "
            + machine.type(of: separators[0]).name)
      }
      if let indent { machine.pin(indent.value) }
      machine.pin(item.value)
      machine.pin(key.value)
      let options = JSONWriter.Options(
        skipsKeys: try machine.isTrue(call[1]), isASCII: try machine.isTrue(call[2]),
        checksCircular: try machine.isTrue(call[3]), allowsNaN: try machine.isTrue(call[4]),
        indent: indent, itemSeparator: item, keySeparator: key, fallback: call[7],
        sortsKeys: try machine.isTrue(call[8]))
      var writer = JSONWriter(machine, options)
      try writer.write(call[0])
      return try writer.out.finish().value
    },
    Builtin(
      "_read(s, start, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, "
        + "strict, partly=False, /)", does: "The value of a JSON text, and where it ends."
    ) { call throws(Raised) in
      let machine = call.machine
      let text = try call.text(0)
      let hooks = JSONReader.Hooks(
        object: call[2], pairs: call[6], float: call[3], int: call[4], constant: call[5],
        isStrict: try machine.isTrue(call[7]))
      let isPart = try call.bool(8)
      var reader = JSONReader(machine, text, from: max(0, try call.int(1, or: 0)), hooks: hooks)
      if !isPart { reader.skipSpace() }
      let value = try reader.value()
      if !isPart {
        reader.skipSpace()
        if reader.position < text.count {
          throw try reader.failure("Extra data", at: reader.position)
        }
      }
      return try call.heap.tuple([value, .int(reader.position)])
    },
  ]
}
