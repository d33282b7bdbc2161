import math
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten

def upsample_nearest(x, scale: int = 2):
    B, H, W, C = x.shape
    x = mx.broadcast_to(x[:, :, None, :, None, :], (B, H, scale, W, scale, C))
    return x.reshape(B, H * scale, W * scale, C)

class UpsamplingConv2d(nn.Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride, padding):
        super().__init__()
        self.conv = nn.Conv2d(in_channels, out_channels, kernel_size, stride=stride, padding=padding)
    def __call__(self, x):
        return self.conv(upsample_nearest(x))

class Encoder(nn.Module):
    def __init__(self, num_latent_dims, image_shape, max_num_filters):
        super().__init__()
        f1, f2 = max_num_filters // 2, max_num_filters
        self.conv1 = nn.Conv2d(image_shape[-1], f1, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(f1, f2, 3, stride=2, padding=1)
        self.bn1 = nn.BatchNorm(f1)
        self.bn2 = nn.BatchNorm(f2)
        output_shape = [f2] + [dimension // 4 for dimension in image_shape[:-1]]
        flattened_dim = math.prod(output_shape)
        self.proj_mu = nn.Linear(flattened_dim, num_latent_dims)
        self.proj_log_var = nn.Linear(flattened_dim, num_latent_dims)
    def __call__(self, x):
        x = nn.leaky_relu(self.bn1(self.conv1(x)))
        x = nn.leaky_relu(self.bn2(self.conv2(x)))
        x = mx.flatten(x, 1)
        mu = self.proj_mu(x)
        logvar = self.proj_log_var(x)
        sigma = mx.exp(logvar * 0.5)
        eps = mx.random.normal(sigma.shape)
        z = eps * sigma + mu
        return z, mu, logvar

class Decoder(nn.Module):
    def __init__(self, num_latent_dims, image_shape, max_num_filters):
        super().__init__()
        self.input_shape = [d // 4 for d in image_shape[:-1]] + [max_num_filters]
        self.lin1 = nn.Linear(num_latent_dims, math.prod(self.input_shape))
        self.upconv1 = UpsamplingConv2d(max_num_filters, max_num_filters // 2, 3, 1, 1)
        self.upconv2 = UpsamplingConv2d(max_num_filters // 2, image_shape[-1], 3, 1, 1)
        self.bn1 = nn.BatchNorm(max_num_filters // 2)
    def __call__(self, z):
        x = self.lin1(z)
        x = x.reshape(-1, *self.input_shape)
        x = nn.leaky_relu(self.bn1(self.upconv1(x)))
        return mx.sigmoid(self.upconv2(x))

class CVAE(nn.Module):
    def __init__(self, num_latent_dims, input_shape, max_num_filters):
        super().__init__()
        self.num_latent_dims = num_latent_dims
        self.encoder = Encoder(num_latent_dims, input_shape, max_num_filters)
        self.decoder = Decoder(num_latent_dims, input_shape, max_num_filters)
    def __call__(self, x):
        z, mu, logvar = self.encoder(x)
        return self.decoder(z), mu, logvar

def loss_fn(model, X):
    X_recon, mu, logvar = model(X)
    recon_loss = nn.losses.mse_loss(X_recon, X, reduction="sum")
    kl_div = -0.5 * mx.sum(1 + logvar - mu.square() - logvar.exp())
    return recon_loss + kl_div

mx.random.seed(3)
vae = CVAE(4, (8, 8, 1), 8)
mx.eval(vae.parameters())
num_params = sum(x.size for _, x in tree_flatten(vae.trainable_parameters()))
print("Number of trainable params: {:0.04f} M".format(num_params / 1e6))
optimizer = optim.AdamW(learning_rate=1e-3)
loss_and_grad = nn.value_and_grad(vae, loss_fn)
X = (mx.random.uniform(shape=(16, 8, 8, 1)) > 0.5).astype(mx.float32)
for e in range(4):
    loss, grads = loss_and_grad(vae, X)
    optimizer.update(vae, grads)
    mx.eval(vae.state, optimizer.state)
    print(f"{e}: {loss.item():.3f}")
vae.eval()
print(vae(X)[0].shape, round(loss_fn(vae, X).item(), 2))
vae.save_weights("vae.npz")
other = CVAE(4, (8, 8, 1), 8)
other.load_weights("vae.npz")
print(mx.array_equal(other.decoder.lin1.weight, vae.decoder.lin1.weight), mx.array_equal(other.encoder.bn1.running_var, vae.encoder.bn1.running_var))
print(vae)
