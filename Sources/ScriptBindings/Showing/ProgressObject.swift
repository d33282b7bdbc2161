import MetaScript
import Plotting

/// What `progress(…)` gives: the items of an iterable, counted on the terminal as they are taken.
///
/// Without a terminal it is the iterable and nothing else: no clock is read.
final class ProgressObject: BoundObject {
  private var bar: ProgressBar
  private let started = Machine.now()
  private var isOpen = false
  /// How many more items may pass before the clock is looked at.
  private var patience = 0
  private var stride = 1

  init(_ source: Value?, label: String, total: Int?) {
    bar = ProgressBar(label: label, total: total)
    super.init()
    guard let source else { return }
    held = [source]
    step = { [unowned self] machine throws(Raised) in
      if !isOpen { open(machine) }
      do throws(Raised) {
        let item = try machine.next(source)
        if item == nil { close(machine) } else { advance(1, machine) }
        return item
      } catch {
        close(machine)
        throw error
      }
    }
  }

  private func open(_ machine: Machine) {
    isOpen = true
    // The first item is being worked on now; it is counted when the next is asked for.
    bar.done = -1
    ProgressBoard.of(machine).begin(self)
    draw(machine)
  }

  /// Counts items that are done.
  func advance(_ count: Int, _ machine: Machine) {
    if !isOpen {
      isOpen = true
      ProgressBoard.of(machine).begin(self)
    }
    let (sum, overflow) = bar.done.addingReportingOverflow(count)
    bar.done = overflow ? Int.max : sum
    guard machine.host.terminal != nil else { return }
    patience -= 1
    guard patience <= 0 else { return }
    let isDrawn = draw(machine)
    // About twenty looks at the clock for each time something is drawn.
    stride = isDrawn ? max(1, stride / 2) : min(stride * 2, 1 << 16)
    patience = stride
  }

  func set(_ name: String, _ value: Double) {
    if let index = bar.values.firstIndex(where: { $0.name == name }) {
      bar.values[index].value = value
    } else if bar.values.count < 6 {
      bar.values.append((name, value))
    }
  }

  @discardableResult private func draw(_ machine: Machine) -> Bool {
    guard let terminal = machine.host.terminal else { return false }
    let now = Machine.now()
    guard ProgressBoard.of(machine).mayDraw(at: now) else { return false }
    bar.seconds = now - started
    var shown = bar
    shown.done = max(0, bar.done)
    terminal.showStatus(shown.text(machine.terminalStyle))
    return true
  }

  /// Takes the bar away; what it came to stays on the terminal.
  func close(_ machine: Machine) {
    guard isOpen else { return }
    isOpen = false
    if step != nil { bar.done += 1 }
    ProgressBoard.of(machine).end(self)
    guard let terminal = machine.host.terminal else { return }
    bar.seconds = Machine.now() - started
    terminal.leaveLine(bar.summary(machine.terminalStyle))
  }
}

/// Which bars of a session are open, innermost last, and when one was last drawn.
final class ProgressBoard {
  private var open: [Weak] = []
  private var lastDrawn = -Double.infinity

  private struct Weak {
    weak var object: ProgressObject?
  }

  private static let interval = 0.08

  static func of(_ machine: Machine) -> ProgressBoard { machine.hostState { ProgressBoard() } }

  func begin(_ object: ProgressObject) { open.append(Weak(object: object)) }
  func end(_ object: ProgressObject) {
    open.removeAll { $0.object === object || $0.object == nil }
  }

  /// Whether no bar is open, so that native work may show one of its own.
  var isFree: Bool { open.allSatisfy { $0.object == nil } }

  func mayDraw(at time: Double) -> Bool {
    guard time - lastDrawn >= Self.interval else { return false }
    lastDrawn = time
    return true
  }

  /// Has the innermost bar show the latest of some metrics.
  func note(_ metrics: [(name: String, value: Double)]) {
    guard let bar = open.last(where: { $0.object != nil })?.object else { return }
    let losses = metrics.filter { $0.name.hasSuffix("loss") }
    let metric = losses.first { $0.name == "query_loss" } ?? losses.first ?? metrics.first
    if let metric { bar.set(metric.name, metric.value) }
  }
}

/// Reports native work that takes long: on a terminal only, not within a script's own bar, and not
/// before half a second is over.
final class NativeProgress {
  private let machine: Machine
  private var bar: ProgressBar
  private let started = Machine.now()
  private let isWanted: Bool

  init(_ machine: Machine, label: String) {
    self.machine = machine
    bar = ProgressBar(label: label)
    isWanted = machine.host.terminal != nil && ProgressBoard.of(machine).isFree
  }

  func report(_ done: Int, of total: Int, _ values: [(name: String, value: Double)] = []) {
    guard isWanted else { return }
    let now = Machine.now()
    guard now - started > 0.5, ProgressBoard.of(machine).mayDraw(at: now) else { return }
    (bar.done, bar.total, bar.seconds, bar.values) = (done, total, now - started, values)
    machine.host.terminal?.showStatus(bar.text(machine.terminalStyle))
  }

  func finish() {
    if isWanted { machine.host.terminal?.showStatus(nil) }
  }
}

enum ProgressRows {
  static let functions: [Builtin] = [
    Builtin(
      "progress(iterable=None, total=None, *, label='')", does: "Counts items as they are taken."
    ) { call throws(Raised) in
      let machine = call.machine
      let label = call.isAbsent(2) ? "" : try machine.str(call[2]).text
      var total = try call.optionalInt(1)
      if total == nil, !call.isAbsent(0) { total = try? machine.length(call[0]) }
      let source = call.isAbsent(0) ? nil : try machine.iterator(call[0])
      if let source { machine.pin(source) }
      let type = try machine.nativeType(
        named: "Progress", module: "metapeft", construct: nil, methods: methods)
      return call.heap.native(ProgressObject(source, label: label, total: total), type: type)
    }
  ]

  private static func object(_ call: Call) throws(Raised) -> ProgressObject {
    try call.receiver(ProgressObject.self)
  }

  private static let methods: [Builtin] = [
    Builtin("__iter__(self, /)", does: "The items.") { call throws(Raised) in
      guard try object(call).step != nil else {
        throw call.machine.error(.typeError, "progress() was given nothing to iterate over")
      }
      return call[0]
    },
    Builtin("update(self, n=1)", does: "Counts n more.") { call throws(Raised) in
      try object(call).advance(try call.int(1, or: 1), call.machine)
      return .none
    },
    Builtin("set(self, **values)", does: "Shows named numbers beside the bar.", set),
    Builtin("set_postfix(self, **values)", does: "The same, by tqdm's name.", set),
    Builtin("close(self)", does: "Takes the bar away.") { call throws(Raised) in
      try object(call).close(call.machine)
      return .none
    },
    Builtin("__enter__(self, /)", does: "Itself.") { call throws(Raised) in call[0] },
    Builtin("__exit__(self, /, *exception)", does: "Takes the bar away.") { call throws(Raised) in
      try object(call).close(call.machine)
      return .none
    },
  ]

  private static let set: Builtin.Body = { call throws(Raised) in
    let object = try object(call)
    for entry in DictRef(call.keywords)?.snapshot ?? [] {
      guard let name = StringRef(entry.key) else { continue }
      object.set(name.text, try call.machine.number(entry.value))
    }
    return .none
  }
}
