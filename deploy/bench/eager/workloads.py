"""The optimisations, written from their formulas with autograd."""

import time

import torch
import torch.nn.functional as F

import networks
import pictures


class Recorder:
    """Hears of every step; keeps each `every`-th: seconds since the start before the step is evaluated, and the loss there."""

    def __init__(self, write, every):
        self.write = write
        self.every = every
        self.start = None

    def now(self):
        instant = time.perf_counter()
        if self.start is None:
            self.start = instant
        return instant - self.start

    def record(self, step, seconds, total, last=False):
        if last or step % self.every == 0:
            self.write({"step": step, "seconds": seconds, "total": total.item()})


# --- the classic presets: sums of squares, the variable in normalised space

CLASSIC = {
    "network": networks.squeezenet1_1,
    "content": ("3", 6e-2),
    "style": {"1": 300_000, "4": 1_000, "6": 15, "7": 3},
    "tv": 2e-2,
}

GRAM = {
    "network": networks.vgg19,
    "content": ("relu4_2", 3e-7),
    "style": {"relu1_1": 0.03, "relu2_1": 1e-4, "relu3_1": 5e-5, "relu4_1": 2e-7, "relu5_1": 6e-4},
    "tv": 2e-2,
}

LEARNING_RATE, DECAYED_LEARNING_RATE, DECAY_AT = 3.0, 0.1, 180
CLAMP, CLAMP_UNTIL = 1.5, 190


def gram(features):
    _, channels, height, width = features.shape
    matrix = features.reshape(channels, height * width)
    return matrix @ matrix.T / (channels * height * width)


def total_variation(x):
    return (x[..., 1:, :] - x[..., :-1, :]).square().sum() + (x[..., :, 1:] - x[..., :, :-1]).square().sum()


def gatys(preset, content, style, size, style_size, steps, init, recorder):
    mean = torch.tensor(networks.MEAN).view(1, 3, 1, 1)
    std = torch.tensor(networks.STD).view(1, 3, 1, 1)
    network = preset["network"]()
    content_tap, content_weight = preset["content"]
    style_weights = preset["style"]
    taps = {content_tap, *style_weights}

    content = (pictures.tensor(pictures.shorter_side(content, size)) - mean) / std
    style = (pictures.tensor(pictures.shorter_side(style, style_size)) - mean) / std
    with torch.no_grad():
        content_target = network(content, {content_tap})[content_tap]
        style_targets = {tap: gram(f) for tap, f in network(style, set(style_weights)).items()}

    x = (content.clone() if init == "content" else torch.rand_like(content)).requires_grad_(True)

    def loss():
        maps = network(x, taps)
        value = content_weight * (maps[content_tap] - content_target).square().sum()
        for tap, weight in style_weights.items():
            value = value + weight * (gram(maps[tap]) - style_targets[tap]).square().sum()
        return value + preset["tv"] * total_variation(x)

    optimiser = torch.optim.Adam([x], lr=LEARNING_RATE)
    for step in range(steps):
        seconds = recorder.now()
        if step < CLAMP_UNTIL:
            with torch.no_grad():
                x.clamp_(-CLAMP, CLAMP)
        if step == DECAY_AT:
            optimiser = torch.optim.Adam([x], lr=DECAYED_LEARNING_RATE)
        optimiser.zero_grad()
        total = loss()
        total.backward()
        optimiser.step()
        recorder.record(step, seconds, total)
    seconds = recorder.now()
    with torch.no_grad():
        recorder.record(steps, seconds, loss(), last=True)
    picture = x.detach() * std + mean
    return (picture - picture.min()) / (picture.max() - picture.min())


# --- one scale of the studio recipe: means and 2-Wasserstein distances, the variable in [0, 1]

STUDIO_CONTENT = ("relu4_2", 0.015)
STUDIO_STYLE = {"relu1_1": 256, "relu2_1": 64, "relu3_1": 16, "relu4_1": 4, "relu5_1": 1}
STUDIO_TV = 2.0
STUDIO_LEARNING_RATE, STUDIO_BETAS = 0.02, (0.9, 0.99)
EMA_DECAY = 0.99
NEWTON_SCHULZ_STEPS = 12
COVARIANCE_EPSILON = 1e-4


def moments(features):
    """The mean, C, and the covariance, C×C with ε on its diagonal, over all positions."""
    _, channels, height, width = features.shape
    matrix = features.reshape(channels, height * width)
    mean = matrix.mean(1)
    second = matrix @ matrix.T / (height * width)
    return mean, second - torch.outer(mean, mean) + COVARIANCE_EPSILON * torch.eye(channels)


def square_root(matrix):
    """Coupled Newton–Schulz: Y → A^½ and Z → A^−½, of A divided by its norm."""
    norm = matrix.square().sum().sqrt()
    identity = torch.eye(len(matrix))
    y, z = matrix / norm, identity
    for _ in range(NEWTON_SCHULZ_STEPS):
        t = (3 * identity - z @ y) / 2
        y, z = y @ t, t @ z
    return y * norm.sqrt()


def nine_point_variation(x):
    x = F.pad(x, (1, 1, 1, 1), mode="replicate")
    across = (x[..., 1:-1, 2:] - x[..., 1:-1, 1:-1]).square().mean()
    down = (x[..., 2:, 1:-1] - x[..., 1:-1, 1:-1]).square().mean()
    falling = (x[..., 1:, 1:] - x[..., :-1, :-1]).square().mean()
    rising = (x[..., 1:, :-1] - x[..., :-1, 1:]).square().mean()
    return 2 * (across / 3 + down / 3 + falling / 12 + rising / 12)


def studio(content, style, size, steps, init, recorder):
    mean = torch.tensor(networks.MEAN).view(1, 3, 1, 1)
    std = torch.tensor(networks.STD).view(1, 3, 1, 1)
    network = networks.vgg19(first_padding="replicate")
    content_tap, content_weight = STUDIO_CONTENT
    style_sum = sum(STUDIO_STYLE.values())
    taps = {content_tap, *STUDIO_STYLE}

    content = pictures.tensor(pictures.longest_side(content, size, enlarge=True))
    style = pictures.tensor(pictures.longest_side(style, size, enlarge=False))
    with torch.no_grad():
        content_target = network((content - mean) / std, {content_tap})[content_tap]
        style_targets = {}
        for tap, features in network((style - mean) / std, set(STUDIO_STYLE)).items():
            target_mean, target_covariance = moments(features)
            style_targets[tap] = target_mean, target_covariance, square_root(target_covariance)

    x = (content.clone() if init == "content" else torch.rand_like(content)).requires_grad_(True)

    def wasserstein(tap, features):
        target_mean, target_covariance, root = style_targets[tap]
        present_mean, covariance = moments(features)
        between = square_root(root @ covariance @ root)
        spread = torch.diagonal(target_covariance + covariance - 2 * between).mean()
        return (present_mean - target_mean).square().mean() + spread

    def loss():
        maps = network((x - mean) / std, taps)
        value = content_weight * F.mse_loss(maps[content_tap], content_target)
        for tap, weight in STUDIO_STYLE.items():
            value = value + weight / style_sum * wasserstein(tap, maps[tap])
        return value + STUDIO_TV * nine_point_variation(x)

    optimiser = torch.optim.Adam([x], lr=STUDIO_LEARNING_RATE, betas=STUDIO_BETAS)
    average, weight = (1 - EMA_DECAY) * x.detach(), 1 - EMA_DECAY
    for step in range(steps):
        seconds = recorder.now()
        optimiser.zero_grad()
        total = loss()
        total.backward()
        optimiser.step()
        with torch.no_grad():
            x.clamp_(0, 1)
            average.mul_(EMA_DECAY).add_(x, alpha=1 - EMA_DECAY)
            weight = EMA_DECAY * weight + 1 - EMA_DECAY
        recorder.record(step, seconds, total)
    seconds = recorder.now()
    with torch.no_grad():
        recorder.record(steps, seconds, loss(), last=True)
    return average / weight
