import Plotting
import Testing

/// Where ticks stand, and their labels. Oracle: mizani's `breaks_extended`.
@Suite struct TicksTests {
  @Test(arguments: Fixture.shared.ticks)
  func `ticks of a range are those of the extended Wilkinson search`(row: Fixture.Ticks) {
    let ticks = Ticks.linear(row.low, row.high, count: row.count)
    #expect(agree(ticks, row.ticks), "\(ticks), not \(row.ticks)")
  }

  @Test func `logarithmic ticks are decades, or parts of them in a short range`() {
    #expect(agree(Ticks.logarithmic(0.002, 30_000, count: 8), [0.01, 0.1, 1, 10, 100, 1e3, 1e4]))
    #expect(agree(Ticks.logarithmic(1e-12, 1e12, count: 5), [1e-12, 1e-7, 1e-2, 1e3, 1e8]))
    #expect(agree(Ticks.logarithmic(0.15, 12, count: 5), [0.2, 0.5, 1, 2, 5, 10]))
    #expect(agree(Ticks.logarithmic(3, 7.5, count: 5), [3, 4, 5, 6, 7]))
    #expect(Ticks.logarithmic(1e-300, 1e300, count: 5).count <= 8)
  }

  @Test func `labels have the decimals that tell ticks apart`() {
    #expect(NumberLabel.ticks([0, 0.25, 0.5], scale: .linear) == ["0.00", "0.25", "0.50"])
    #expect(NumberLabel.ticks([-10, 0, 10], scale: .linear) == ["-10", "0", "10"])
    #expect(NumberLabel.ticks([0, 2.5e7, 5e7], scale: .linear) == ["0", "2.5e7", "5.0e7"])
    #expect(NumberLabel.ticks([1e-6, 2e-6], scale: .linear) == ["1e-6", "2e-6"])
    #expect(NumberLabel.ticks([0.001, 1, 1e6], scale: .log) == ["0.001", "1", "1e+06"])
  }

  // Python's "%.3g" % x.
  @Test(arguments: [
    (0, "0"), (1, "1"), (9.996, "10"), (0.00012344, "0.000123"), (0.00001, "1e-05"),
    (123.456, "123"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "4.94e-324"), (-2.5, "-2.5"),
    (.infinity, "inf"), (.nan, "nan"), (99_960_000, "1e+08"),
  ]) func `a short number has three digits`(number: Double, text: String) {
    #expect(NumberLabel.short(number, digits: 3) == text)
  }
}
