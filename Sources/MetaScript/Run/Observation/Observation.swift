/// What a call of a script's function depends on, noted while it runs.
///
/// A call is watched by running it in a copy of the machine's loop that shows every instruction to
/// `Machine.observe` first (`ObservedInstructions`); calls of built-ins and attribute reads of native
/// code are shown where they happen. Everything old that is read becomes a `Guard`. Anything that
/// would be seen from outside (a global, cell, attribute or container changed, output, files, time,
/// a built-in whose effect is not known) ends the call *before* it happens, by an exception that no
/// handler of the script catches, so a call that cannot be guarded has changed nothing.
package final class Observation {
  /// What native objects are to an observation.
  package enum Content {
    /// Nothing about it can change, or what it holds is an input of the observed call.
    case fixed
    case state(any ObservedState)
    case unknown
  }

  /// The function whose own captured variables are told from others'.
  let subject: Value
  let content: (NativeObject) -> Content
  private(set) var guards: [Guard] = []
  /// Classes, and what their attributes were.
  private(set) var types: [(type: TypeRef, names: [Value], values: [Value])] = []
  /// Every object that a guard refers to.
  private(set) var held: [Value] = []
  /// Why the call cannot be guarded: what it does, and where.
  private(set) var obstacle: String?
  private var seen: Set<Place> = []
  /// Items and attributes that may be set: the caller takes what they are set to.
  private var settable: Set<Place> = []

  /// The kinds of places.
  enum Kind {
    case global, cell, captured, attribute, type, instanceType, functionAttribute, defaults
    case item, entry, contents, items
  }

  /// What tells places apart.
  private struct Place: Hashable {
    let kind: Kind
    let object: UInt64
    let detail: UInt64
  }

  /// Beyond this many guarded places a call is not worth guarding.
  static let most = 20_000

  init(subject: Value, content: @escaping (NativeObject) -> Content) {
    (self.subject, self.content) = (subject, content)
  }

  /// Whether a place is new to the observation.
  func isNew(_ kind: Kind, _ object: Value, _ detail: UInt64 = 0) -> Bool {
    guard seen.insert(Place(kind: kind, object: object.bits, detail: detail)).inserted else {
      return false
    }
    held.append(object)
    return true
  }

  func add(_ guarded: Guard, _ values: Value...) { add(guarded, values) }

  func add(_ guarded: Guard, _ values: [Value]) {
    guards.append(guarded)
    held += values
  }

  func add(_ type: TypeRef, _ attributes: [DictEntry]) {
    types.append((type, attributes.map(\.key), attributes.map(\.value)))
    held += attributes.map(\.key) + attributes.map(\.value)
  }

  func vouch(for name: StringRef, of value: Value) {
    seen.insert(Place(kind: .attribute, object: value.bits, detail: name.value.bits))
  }

  func vouch(forItem name: StringRef, of dict: Value) {
    seen.insert(Place(kind: .entry, object: dict.bits, detail: name.value.bits))
  }

  func letSet(_ name: StringRef, of value: Value, _ items: Value) {
    settable.insert(Place(kind: Kind.attribute, object: value.bits, detail: name.value.bits))
    settable.insert(Place(kind: Kind.entry, object: items.bits, detail: name.value.bits))
  }

  /// Whether `value`, an instance or a dict, may be given another attribute or item of that name.
  func maySet(_ name: StringRef, of value: Value) -> Bool {
    if settable.isEmpty { return false }
    let kind = value.tag == .instance ? Kind.attribute : Kind.entry
    return settable.contains(Place(kind: kind, object: value.bits, detail: name.value.bits))
  }

  func note(obstacle: String) { self.obstacle = self.obstacle ?? obstacle }

  func trace(_ tracer: inout Tracer) {
    tracer.mark(subject)
    for value in held { tracer.mark(value) }
  }
}

/// What a call that has been observed depended on. `held` must be kept alive by its owner.
package final class ObservedCall {
  private let guards: [Guard]
  private let types: [(type: TypeRef, names: [Value], values: [Value])]
  package let held: [Value]
  /// The machine's epoch at which the types were as they were.
  private var epoch: UInt32

  init(_ observation: Observation, epoch: UInt32) {
    guards = observation.guards
    types = observation.types
    held = observation.held
    self.epoch = epoch
  }

  package var guardCount: Int { guards.count + types.count }

  /// Whether a call of `function` would read what the observed one has read.
  package func holds(for function: Value, _ machine: Machine) -> Bool {
    let function = FunctionRef(MethodRef(function)?.function ?? function)
    for place in guards where !place.holds(function) { return false }
    if epoch == machine.epoch { return true }
    if changedType != nil { return false }
    epoch = machine.epoch
    return true
  }

  /// What is not as it was, for messages.
  package func change(for function: Value) -> String? {
    let function = FunctionRef(MethodRef(function)?.function ?? function)
    return guards.first { !$0.holds(function) }?.place
      ?? changedType.map { "the class \($0.name)" }
  }

  private var changedType: TypeRef? {
    types.first { type, names, values in
      let attributes = type.info.attributes
      guard attributes.count == names.count else { return true }
      return zip(names, values).contains { name, value in
        guard let found = attributes.value(for: StringRef(unchecked: name)) else { return true }
        return !found.isIdentical(to: value)
      }
    }?.type
  }
}

extension Machine {
  /// Runs `body`, which calls `function`, under observation.
  ///
  /// - Returns: what `body` gave and what it depended on.
  /// - Throws: what `body` throws; `ObservationEnded` where it cannot be guarded, with nothing
  ///   changed.
  package func observe<Result>(
    _ function: Value, content: @escaping (NativeObject) -> Observation.Content,
    _ body: () throws -> Result
  ) throws -> (result: Result, call: ObservedCall) {
    guard observation == nil else { throw ObservationEnded(reason: "is being observed already") }
    heap.markAllOld()
    let observation = Observation(
      subject: MethodRef(function)?.function ?? function, content: content)
    self.observation = observation
    let wasLimited = limitReached
    defer {
      self.observation = nil
      // Set to pass the script's handlers; a limit that was reached in earnest stays.
      if observation.obstacle != nil { limitReached = wasLimited }
    }
    do {
      let result = try body()
      if let obstacle = observation.obstacle { throw ObservationEnded(reason: obstacle) }
      return (result, ObservedCall(observation, epoch: epoch))
    } catch {
      if let obstacle = observation.obstacle { throw ObservationEnded(reason: obstacle) }
      throw error
    }
  }

  /// Runs `body` without its being observed.
  package func unobserved<Result>(
    _ body: () throws(Raised) -> Result
  ) throws(Raised) -> Result {
    let outer = observation
    observation = nil
    defer { observation = outer }
    return try body()
  }

  /// Takes note of a value that native code has got from the script and reads.
  package func noteReading(_ value: Value) throws(Raised) {
    if let observation { try touch(value, observation) }
  }

  /// Lets an attribute of `value` be read without note: the caller vouches for it.
  package func vouch(for name: StringRef, of value: Value) {
    observation?.vouch(for: heap.intern(name), of: value)
  }

  /// The same for an item of a dict.
  package func vouch(forItem name: StringRef, of dict: Value) {
    observation?.vouch(forItem: heap.intern(name), of: dict)
  }

  /// Lets an item of `instance`, which is a dict, be read without note and be set, under its name or as an
  /// attribute: the caller takes what it is set to, and puts back what it was.
  package func letSet(item name: StringRef, of instance: Value) {
    guard let observation else { return }
    let (name, items) = (heap.intern(name), unwrap(instance))
    observation.vouch(forItem: name, of: items)
    observation.letSet(name, of: instance, items)
  }

  /// Whether a value was there before the call that is being observed.
  package func isMadeOutside(_ value: Value) -> Bool { observation != nil && value.isOld }

  /// Whether a call is being observed.
  package var isObserving: Bool { observation != nil }

  /// Ends the observed call: it `does` what cannot be guarded.
  package func endObservation(_ does: String) -> Raised {
    if let observation {
      let place = callerPlace().map { "\($0.file):\($0.line)" } ?? "native code"
      observation.note(obstacle: "\(place) \(does)")
    }
    limitReached = true
    return error(.limitReached, "\(does)")
  }
}

/// A call cannot be guarded.
package struct ObservationEnded: Error {
  /// Where it does what: `train.mps:12 calls print`.
  package let reason: String
}
