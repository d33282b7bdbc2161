import MetaScript
import Plotting

/// `metapeft`: what scripts show things with, `plot`, `display` and `progress`.
func makeShowingModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(FigureRows.functions + ShowingRows.functions + ProgressRows.functions, in: module)
  try machine.run(prelude: PlotPrelude.text, in: module)
}

enum ShowingRows {
  static let functions: [Builtin] = [
    Builtin("display(*values)", does: "Shows values as a cell shows its last one.") {
      call throws(Raised) in
      let machine = call.machine
      for index in 0..<call.restCount {
        let shown = try machine.shown(call.rest(index))
        let problem =
          if let show = machine.host.show {
            show(shown)
          } else {
            machine.host.writeOutput(Array((shown.text + "\n").utf8))
          }
        if let problem { throw machine.error(.osError, problem) }
      }
      return .none
    }
  ]
}
