extension Machine {
  static let matchProperties: [Builtin] = [
    Builtin("string(self)", does: "The string that was searched.") { call throws(Raised) in
      try call.receiver(RegexMatch.self).string
    },
    Builtin("re(self)", does: "The pattern.") { call throws(Raised) in
      try call.receiver(RegexMatch.self).pattern.value
    },
    Builtin("pos(self)", does: "Where the search began.") { call throws(Raised) in
      .int(try call.receiver(RegexMatch.self).start)
    },
    Builtin("endpos(self)", does: "Where the search ended.") { call throws(Raised) in
      .int(try call.receiver(RegexMatch.self).end)
    },
    Builtin("lastindex(self)", does: "The number of the group closed last, or None.") {
      call throws(Raised) in
      let last = try call.receiver(RegexMatch.self).lastGroup
      return last == 0 ? .none : .int(last)
    },
    Builtin("lastgroup(self)", does: "The name of the group closed last, or None.") {
      call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      guard let named = match.program.groupNames.first(where: { $0.index == match.lastGroup })
      else { return .none }
      return try call.heap.string(codePoints: named.name)
    },
    Builtin("regs(self)", does: "The spans of all groups.") { call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let spans = try (0...match.groupCount).map { index throws(Raised) in
        try call.heap.tuple([.int(match.slots[index * 2]), .int(match.slots[index * 2 + 1])])
      }
      return try call.heap.tuple(spans)
    },
  ]

  static let matchMethods: [Builtin] = [
    Builtin("group(self, /, *groups)", does: "The text of groups.") { call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      switch call.restCount {
      case 0: return try match.text(of: 0, call.machine) ?? .none
      case 1: return try call.machine.group(call.rest(0), of: match)
      default:
        var all: [Value] = []
        for index in 0..<call.restCount {
          all.append(try call.machine.group(call.rest(index), of: match))
        }
        return try call.heap.tuple(all)
      }
    },
    Builtin("__getitem__(self, group, /)", does: "The text of a group.") { call throws(Raised) in
      try call.machine.group(call[1], of: call.receiver(RegexMatch.self))
    },
    Builtin("groups(self, default=None)", does: "The texts of all groups.") { call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let tuple = try call.heap.tuple(count: match.groupCount)
      for index in 0..<match.groupCount {
        tuple.initialize(
          index, to: try match.text(of: index + 1, call.machine) ?? call.value(1))
      }
      return tuple.value
    },
    Builtin("groupdict(self, default=None)", does: "The texts of the named groups.") {
      call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let dict = try call.heap.dict()
      for (name, index) in match.program.groupNames {
        let key = StringRef(unchecked: try call.heap.string(codePoints: name))
        try call.heap.set(
          key, to: match.text(of: index, call.machine) ?? call.value(1), in: dict)
      }
      return dict.value
    },
    Builtin("start(self, group=0, /)", does: "Where a group begins, or -1.") {
      call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      return .int(match.slots[try call.machine.groupIndex(call.value(1, or: .int(0)), match) * 2])
    },
    Builtin("end(self, group=0, /)", does: "Where a group ends, or -1.") { call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let index = try call.machine.groupIndex(call.value(1, or: .int(0)), match)
      return .int(match.slots[index * 2 + 1])
    },
    Builtin("span(self, group=0, /)", does: "Where a group begins and ends.") {
      call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let index = try call.machine.groupIndex(call.value(1, or: .int(0)), match)
      return try call.heap.tuple([
        .int(match.slots[index * 2]), .int(match.slots[index * 2 + 1]),
      ])
    },
    Builtin("expand(self, /, template)", does: "The template with the groups put in.") {
      call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let machine = call.machine
      guard let pattern = match.pattern.object as? RegexPattern,
        let text = StringRef(machine.unwrap(match.string))
      else { return .none }
      let template = try machine.template(call.text(1), for: pattern)
      var builder = StringBuilder(call.heap)
      try template.expand(into: &builder, text, match.slots)
      return try builder.finish().value
    },
    Builtin("__copy__(self)", does: "The match itself.") { call throws(Raised) in call[0] },
    Builtin("__repr__(self)", does: "The span and the text of the match.") { call throws(Raised) in
      let match = try call.receiver(RegexMatch.self)
      let text = try match.text(of: 0, call.machine) ?? .none
      let shown = try call.machine.repr(text).text.unicodeScalars.prefix(50)
      return try call.heap.string(
        "<re.Match object; span=(\(match.slots[0]), \(match.slots[1])), "
          + "match=\(String(String.UnicodeScalarView(shown)))>")
    },
  ]

  /// The number of a group given by number or name.
  fileprivate func groupIndex(_ key: Value, _ match: RegexMatch) throws(Raised) -> Int {
    switch key.tag {
    case .int, .bool:
      if key.asInt >= 0, key.asInt <= match.groupCount { return key.asInt }
    case .string:
      let name = StringRef(unchecked: key).codePoints
      if let known = match.program.groupNames.first(where: { $0.name == name }) {
        return known.index
      }
    default: break
    }
    throw error(.indexError, "no such group")
  }

  fileprivate func group(_ key: Value, of match: RegexMatch) throws(Raised) -> Value {
    try match.text(of: groupIndex(key, match), self) ?? .none
  }
}
