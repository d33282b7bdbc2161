import mlx.core as mx

a = mx.array([[1.0, 2.0], [3.0, 4.0]])
b = mx.array([1, 2, 3], dtype=mx.uint8)
mx.save("a", a)
print(mx.load("a.npy"))
mx.savez("all.npz", a, b, named=b)
loaded = mx.load("all.npz")
print(sorted(loaded), loaded["arr_0"], loaded["named"])
mx.savez_compressed("small.npz", a=a)
print(mx.load("small.npz")["a"])
mx.save_safetensors("t.safetensors", {"a": a, "b": b}, {"note": "x"})
arrays, notes = mx.load("t.safetensors", return_metadata=True)
print(sorted(arrays), arrays["b"], notes["note"])
