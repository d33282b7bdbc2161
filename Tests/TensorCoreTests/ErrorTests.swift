import TensorCore
import Testing

/// What operations refuse, in MLX's words, and what would exhaust the machine.
struct ErrorTests {
  private func message(_ body: () throws -> Tensor) -> String {
    do { return "\(try body())" } catch { return "\(error)" }
  }

  @Test func `messages are MLX's`() throws {
    let (a, b) = (try Tensor.zeros([2, 3]), try Tensor.zeros([4]))
    #expect(message { try a + b } == "[broadcast_shapes] Shapes (2,3) and (4) cannot be broadcast.")
    #expect(
      message { try a.reshaped([4, 4]) }
        == "[reshape] Cannot reshape array of size 6 into shape (4,4).")
    #expect(message { try a.sum(axes: [5]) } == "Invalid axis 5 for array with 2 dimensions.")
    #expect(
      message { try a.matmul(b) }
        == "[matmul] Last dimension of first input with shape (2,3) must match second to last "
        + "dimension of second input with shape (4,1).")
    #expect(
      message { try Tensor.concatenate([a, b]) }
        == "[concatenate] All the input arrays must have the same number of dimensions. However, "
        + "got arrays with dimensions 2 and 1.")
    #expect(message { try Tensor.stack([a, b]) } == "[stack] All arrays must have the same shape")
    #expect(
      message { try a.split(parts: 4)[0] }
        == "Array split does not result in sub arrays with equal size: attempting 4 splits along "
        + "axis 0 for shape (2,3).")
    #expect(
      message { try Tensor(a.item()) }
        == "[convert] Only length-1 arrays can be converted to Python scalars.")
    #expect(
      message { try a.squeezed(axes: [0]) }
        == "[squeeze] Cannot squeeze axis 0 with size 2 which is not equal to 1.")
    #expect(message { try a.transposed([0, 0]) } == "[transpose] Repeat axes not allowed.")
    #expect(
      message { try Tensor.zeros([0]).argmax() } == "[argmax] Cannot argmax reduce zero size array."
    )
    #expect(
      message { try Tensor.zeros([0]).max() } == "[max] Cannot max reduce over axis 0 with size 0.")
    #expect(
      message { try a.bitwiseAnd(a) }
        == "[bitwise_and] Only allowed on integer or boolean types but got types float32 and "
        + "float32.")
    #expect(message { try Tensor.zeros([-1]) } == "[full] Negative dimensions not allowed.")
    #expect(
      message { try a[.position(0), .position(0), .position(0)] }
        == "Too many indices for array with 2 dimensions.")
  }

  @Test func `an index outside its axis is an error, where MLX reads what lies beyond`() throws {
    let x = try Tensor.zeros([3, 4])
    #expect(throws: TensorError.index(5, axis: 0, size: 3)) { try x[5] }
    #expect(throws: TensorError.self) { try x.take(Tensor([3]), axis: 0) }
    #expect(throws: TensorError.self) { try x[.array(Tensor([0, -4]))] }
  }

  @Test func `what no machine holds is refused`() throws {
    #expect(throws: TensorError.self) { try Tensor.zeros([1 << 40]) }
    #expect(throws: TensorError.self) { try Tensor.zeros([1 << 62, 1 << 62]) }
    #expect(throws: TensorError.self) { try Tensor.zeros([Int.max]) }
    let one = try Tensor.ones([1])
    #expect(throws: TensorError.self) { try one.broadcast(to: [1 << 50]) }
    #expect(throws: TensorError.self) { try one.tiled([1 << 60]) }
    #expect(throws: TensorError.self) { try one.padded([(Int.max, 1)]) }
    #expect(throws: TensorError.self) { try one.repeated(Int.max) }
    #expect(throws: TensorError.self) { try Tensor.eye(1 << 40) }
    #expect(throws: TensorError.self) { try Tensor.arange(0, 1e300) }
  }

  @Test func `integer division by zero and overflow are numbers`() throws {
    let x = try Tensor([Int(Int32.min), 7])
    #expect(try x.floorDivided(by: Tensor([-1, 0])).integers() == [Int(Int32.min), 0])
    #expect(try (x % Tensor([-1, 0])).integers() == [0, 0])
    #expect(try (x * Tensor([2, 2])).integers() == [0, 14])
  }
}
