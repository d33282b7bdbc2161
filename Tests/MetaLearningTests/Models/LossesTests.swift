import MetaLearning
import TensorCore
import Testing

/// Losses and accuracy against MLX; `losses.json` says which version.
@Suite struct LossesTests {
  struct Expected: Decodable {
    let logits, soft, values: [Double]
    let classes: [Int]
    let crossEntropy, softCrossEntropy, mse, accuracy: Double
  }

  let expected: Expected
  let logits: Tensor

  init() throws {
    expected = try Fixture.read("losses.json")
    logits = try Tensor(expected.logits).reshaped([6, 4])
  }

  @Test func `cross entropy takes classes`() throws {
    let loss = try crossEntropyLoss(logits, Tensor(expected.classes))
    #expect(loss.shape.isEmpty)
    #expect(isClose(try loss.item(), expected.crossEntropy, 1e-6))
  }

  @Test func `cross entropy takes probabilities`() throws {
    let targets = try Tensor(expected.soft).reshaped([6, 4])
    #expect(
      isClose(try crossEntropyLoss(logits, targets).item(), expected.softCrossEntropy, 1e-6))
  }

  @Test func `mean squared error is MLX's`() throws {
    let targets = try Tensor(expected.values).reshaped([6, 4])
    #expect(isClose(try meanSquaredErrorLoss(logits, targets).item(), expected.mse, 1e-6))
  }

  @Test func `accuracy takes classes and one-hot rows`() throws {
    let classes = try Tensor(expected.classes)
    #expect(try accuracy(logits, classes) == expected.accuracy)
    #expect(try accuracy(logits, classes.oneHot(classes: 4)) == expected.accuracy)
  }

  /// Logits of 1e4 overflow `exp`; the loss is their difference all the same.
  @Test func `large logits do not overflow`() throws {
    let logits = try Tensor([1e4, 0, -1e4, 0] as [Double]).reshaped([2, 2])
    #expect(try crossEntropyLoss(logits, Tensor([1, 0])).item() == 1e4)
  }

  @Test func `targets that do not fit are refused with both shapes`() throws {
    let error = #expect(throws: ModelError.self) { try crossEntropyLoss(logits, Tensor([1, 2])) }
    #expect(error?.description == "targets of shape [2] do not fit outputs of shape [6, 4]")
    #expect(throws: ModelError.self) { try meanSquaredErrorLoss(logits, Tensor([1.0])) }
    #expect(throws: ModelError.self) { try accuracy(logits, Tensor([1])) }
    #expect(throws: TensorError.self) { try crossEntropyLoss(logits, Tensor([0, 1, 2, 3, 4, 0])) }
  }
}
