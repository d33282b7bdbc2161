import MetaScript
import Plotting
import TensorCore

/// The figure behind a script's `Figure`.
final class FigureObject: BoundObject {
  private(set) var figure = Figure()

  func add(_ layer: Figure.Layer, _ heap: Heap) {
    figure.layers.append(layer)
    heap.recount(self, bytes + 8 * layer.numberCount)
  }

  func update(_ body: (inout Figure) -> Void) { body(&figure) }
}

/// `metapeft.plot` and the figures it makes.
enum FigureRows {
  static let functions: [Builtin] = [
    Builtin("_make_figure()", does: "A figure of nothing.") { call throws(Raised) in
      let type = try call.machine.nativeType(
        named: "NativeFigure", module: "metapeft", construct: nil, methods: methods)
      return call.heap.native(FigureObject(), type: type)
    }
  ]

  private static func object(_ call: Call) throws(Raised) -> FigureObject {
    try call.receiver(FigureObject.self)
  }

  private static let methods: [Builtin] = [
    Builtin("curve(self, x, y, label)", does: "Adds a curve.") { call throws(Raised) in
      let (x, y) = try places(call)
      return try add(call, label: 3) { () throws(PlotError) in .curve(x: x, y: y) }
    },
    Builtin("points(self, x, y, label)", does: "Adds points.") { call throws(Raised) in
      let (x, y) = try places(call)
      return try add(call, label: 3) { () throws(PlotError) in .points(x: x, y: y) }
    },
    Builtin("bars(self, data, bins, density, label)", does: "Adds a histogram.") {
      call throws(Raised) in
      let data = try call.machine.numbers(call[1])
      let (bins, isDensity) = (try bins(call, 2), try call.bool(3))
      return try add(call, label: 4) { () throws(PlotError) in
        try Histogram.bars(data, bins: bins, isDensity: isDensity)
      }
    },
    Builtin("band(self, x, low, high, label)", does: "Adds an area between curves.") {
      call throws(Raised) in
      let (low, high) = (try call.machine.numbers(call[2]), try call.machine.numbers(call[3]))
      let x = call.isAbsent(1) ? low.indices.map(Double.init) : try call.machine.numbers(call[1])
      return try add(call, label: 4) { () throws(PlotError) in
        .band(x: x, low: low, high: high)
      }
    },
    Builtin("image(self, data, range, colormap)", does: "Adds a picture.") { call throws(Raised) in
      let machine = call.machine
      let tensor = try machine.tensor(from: call[1], dtype: nil)
      try machine.checkDrawable(tensor)
      let range = try limits(call, 2)
      let name = try call.text(3).text
      guard let colormap = Colormap(rawValue: name) else {
        let known = Colormap.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw machine.error(.valueError, "[plot.image] no colormap '\(name)'; there are \(known)")
      }
      // One axis more or less of size 1 is how arrays of pictures come out of a data set.
      let squeezed = tensor.rank > 3 || (tensor.rank == 3 && tensor.shape[0] == 1)
      let picture = try machine.native {
        let tensor = squeezed && tensor.shape[0] == 1 ? try tensor[0] : tensor
        return try Picture(
          try tensor.doubles(), shape: tensor.shape, range: range, colormap: colormap)
      }
      return try add(call, label: 4) { () throws(PlotError) in .image(picture) }
    },
    Builtin(
      "configure(self, title, xlabel, ylabel, xscale, yscale, xlim, ylim, size)",
      does: "Changes what is given.", configure),
    Builtin("save(self, path)", does: "Writes the figure.") { call throws(Raised) in
      let (machine, figure) = (call.machine, try object(call).figure)
      let path = try machine.pathText(call[1])
      try machine.native {
        let bytes: [UInt8]
        if path.hasSuffix(".svg") {
          bytes = Array(try figure.svg().utf8)
        } else if path.hasSuffix(".png") {
          bytes = try figure.png()
        } else {
          throw machine.error(
            .valueError, "[save] a figure is written as .svg or .png, not to '\(path)'")
        }
        try machine.fileSystem.saveAtomically(path, bytes)
      }
      return .none
    },
    Builtin("svg(self)", does: "The figure as SVG.") { call throws(Raised) in
      let figure = try object(call).figure
      return try call.heap.string(try call.machine.native { try figure.svg() })
    },
    Builtin("text(self, columns)", does: "The figure as plain text.") { call throws(Raised) in
      let (machine, figure) = (call.machine, try object(call).figure)
      var style = machine.terminalStyle
      style.colors = .none
      if let columns = try call.optionalInt(1) { style.columns = min(max(columns, 1), 1000) }
      let plain = style
      return try call.heap.string(try machine.native { try figure.terminalText(plain) })
    },
    Builtin("summary(self)", does: "What it shows, in a few words.") { call throws(Raised) in
      try call.heap.string(try object(call).figure.summary)
    },
  ]

  private static func add(
    _ call: Call, label: Int, _ mark: () throws(PlotError) -> Figure.Mark
  ) throws(Raised) -> Value {
    let (machine, object) = (call.machine, try object(call))
    let name =
      call.function.parameters.all.count > label && !call.isAbsent(label)
      ? try machine.str(call[label]).text : nil
    let layer = try machine.native {
      let layer = try Figure.Layer(try mark(), label: name)
      var whole = object.figure
      whole.layers.append(layer)
      try whole.check()
      return layer
    }
    object.add(layer, machine.heap)
    return .none
  }

  /// x and y; the numbers from 0 where x is None.
  private static func places(_ call: Call) throws(Raised) -> ([Double], [Double]) {
    let y = try call.machine.numbers(call[2])
    let x = call.isAbsent(1) ? y.indices.map(Double.init) : try call.machine.numbers(call[1])
    return (x, y)
  }

  private static func bins(_ call: Call, _ index: Int) throws(Raised) -> Histogram.Bins {
    if call.isAbsent(index) { return .auto }
    if let name = StringRef(call[index])?.text {
      guard name == "auto" else {
        throw call.machine.error(
          .valueError, "[plot.hist] bins must be a number, edges or 'auto', not '\(name)'")
      }
      return .auto
    }
    if call[index].isInt { return .count(call[index].asInt) }
    return .edges(try call.machine.numbers(call[index]))
  }

  private static func limits(
    _ call: Call, _ index: Int
  ) throws(Raised) -> ClosedRange<Double>? {
    if call.isAbsent(index) { return nil }
    let ends = try call.machine.numbers(call[index])
    guard ends.count == 2, ends[0] < ends[1] else {
      throw call.machine.error(
        .valueError,
        "[plot] \(call.function.parameters.all[index].name) must be a pair of ascending numbers")
    }
    return ends[0]...ends[1]
  }

  private static func configure(_ call: Call) throws(Raised) -> Value {
    let (call, object) = (call, try object(call))
    func text(_ index: Int) throws(Raised) -> String? {
      call.isAbsent(index) ? nil : try call.machine.str(call[index]).text
    }
    func scale(_ index: Int) throws(Raised) -> Figure.Axis.Scale? {
      guard let name = try text(index) else { return nil }
      guard let scale = Figure.Axis.Scale(rawValue: name) else {
        throw call.machine.error(
          .valueError, "[plot] a scale is 'linear' or 'log', not '\(name)'")
      }
      return scale
    }
    var figure = object.figure
    if let title = try text(1) { figure.title = title }
    if let label = try text(2) { figure.xAxis.label = label }
    if let label = try text(3) { figure.yAxis.label = label }
    if let scale = try scale(4) { figure.xAxis.scale = scale }
    if let scale = try scale(5) { figure.yAxis.scale = scale }
    if let range = try limits(call, 6) { figure.xAxis.limits = range }
    if let range = try limits(call, 7) { figure.yAxis.limits = range }
    if !call.isAbsent(8) {
      let sides = try call.machine.integers(call[8])
      guard sides.count == 2 else {
        throw call.machine.error(.valueError, "[plot] size must be (width, height) in pixels")
      }
      (figure.width, figure.height) = (sides[0], sides[1])
    }
    let new = figure
    try call.machine.native { try new.check() }
    object.update { $0 = new }
    return .none
  }
}

extension Machine {
  /// The numbers of an array, or of a sequence of numbers.
  func numbers(_ value: Value) throws(Raised) -> [Double] {
    if let array = arrayObject(value) {
      let tensor = array.tensor
      try checkDrawable(tensor)
      return try native { try tensor.doubles() }
    }
    var all: [Double] = []
    try iterate(value) { item throws(Raised) in
      guard all.count < Figure.mostNumbers else {
        throw raised(for: PlotError.tooManyNumbers(all.count))
      }
      all.append(item.isNone ? .nan : try number(item))
      return true
    }
    return all
  }

  /// Refuses an array that no figure holds, before its numbers are copied.
  func checkDrawable(_ tensor: Tensor) throws(Raised) {
    guard tensor.count <= Figure.mostNumbers else {
      throw raised(for: PlotError.tooManyNumbers(tensor.count))
    }
  }

  /// What the host's terminal shows; plain text where there is none.
  var terminalStyle: TerminalStyle {
    guard let terminal = host.terminal else { return TerminalStyle() }
    let colors: TerminalStyle.Colors =
      switch terminal.colorCount {
      case ..<16: .none
      case ..<256: .basic
      case ..<(1 << 24): .indexed
      default: .full
      }
    return TerminalStyle(
      columns: terminal.columns, rows: terminal.rows, colors: colors,
      hasUnicode: terminal.hasUnicode)
  }
}
