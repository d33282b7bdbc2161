# Cases of replay against eager training: every line printed is the same either way.
import logging
import math
import random
import time
import mlx.core as mx
import mlx.nn as nn
from meta_learning.models import SimpleClassifier, cross_entropy_loss
from meta_learning.reptile import ReptileLearner
from meta_learning.maml import MAMLLearner
from task_embedding.task_distribution import TaskConfig, TaskDistribution

told = []

class Told(logging.Handler):
    def emit(self, record):
        told.append(record.getMessage())

logging.getLogger("metapeft").addHandler(Told())

class Net(nn.Module):
    def __init__(self, hidden=8, dropout=0.0):
        super().__init__()
        self.scale = 1.0
        self.layers = [nn.Linear(2, hidden), nn.Linear(hidden, 2)]
        self.drop = nn.Dropout(dropout)

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = self.drop(nn.tanh(layer(x)))
        return self.layers[-1](x) * self.scale

def cross_entropy(logits, targets):
    return nn.losses.cross_entropy(logits, targets, reduction="mean")

def each_time():
    return lambda logits, targets: cross_entropy(logits, targets) * 2

def nothing(i, net):
    pass

def train(name, loss, captured, change=nothing, net=None, reason=None, steps=8, learner=ReptileLearner,
          shots=5, **options):
    """Trains, prints what each step tells, and checks whether it was replayed."""
    mx.random.seed(7)
    random.seed(7)
    if net is None:
        net = Net()
    tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, shots, 3)], seed=1)
    made = learner(net, inner_lr=0.1, outer_lr=0.5, num_inner_steps=2, **options)
    told.clear()
    for i in range(steps):
        change(i, net)
        episodes = [tasks.sample_episode()[1:] for _ in range(3)]
        m = made.meta_train_step(episodes, loss() if loss is each_time else loss)
        print(name, i, m["query_loss"], m["support_loss"], m["param_diff"])
    print(name, made.evaluate(episodes, loss() if loss is each_time else loss))
    print(name, mx.random.uniform().item(), [p.sum().item() for _, p in
                                             __import_flatten(net.parameters())])
    if REPLAY:
        assert (len(made.plans()) > 0) == captured, (name, len(made.plans()), told)
        if reason is None:
            assert told == [], (name, told)
        else:
            assert len(told) == 1 and reason in told[0], (name, told)

from mlx.utils import tree_flatten as __import_flatten

# Plain ones are replayed, with every learner.
train("plain", cross_entropy, True)
train("maml", cross_entropy, True, learner=MAMLLearner)
train("adam", cross_entropy, True, inner_optimizer="adam")
train("minibatches", cross_entropy, True, inner_batch_size=4)

# 1. An annealed global.
temperature = 1.0

def annealed(logits, targets):
    return cross_entropy(logits / temperature, targets)

def cool(i, net):
    global temperature
    temperature = 1.0 / (i + 1)

def cool_by_stages(i, net):
    global temperature
    temperature = 1.0 if i < 4 else 0.5

train("annealed", annealed, False, cool, reason="the global 'temperature' changes from call to call")
train("annealed by stages", annealed, True, cool_by_stages)

# 2. Counting calls.
calls = 0

def counting(logits, targets):
    global calls
    calls += 1
    return cross_entropy(logits, targets) * (1.0 + 0.01 * calls)

train("counting", counting, False, reason="sets the global 'calls'")
print(calls)

class Counter:
    def __init__(self):
        self.calls = 0
        self.seen = []

    def loss(self, logits, targets):
        self.calls += 1
        return cross_entropy(logits, targets)

    def keep(self, logits, targets):
        value = cross_entropy(logits, targets)
        self.seen.append(value)
        return value

counter = Counter()
train("counting by attribute", counter.loss, False, reason="sets the attribute 'calls' of a Counter")
print(counter.calls)
train("keeping", counter.keep, False, reason="changes a list made outside (append)")
print(len(counter.seen))

def closure():
    count = 0
    def loss(logits, targets):
        nonlocal count
        count += 1
        return cross_entropy(logits, targets) * count
    return loss

train("counting by cell", closure(), False, reason="sets the captured variable 'count'")

# 3. Printing.
def printing(logits, targets):
    print("called", logits.shape)
    return cross_entropy(logits, targets)

train("printing", printing, False, reason="calls print")

# 4. Dropout and other draws.
train("dropout", cross_entropy, True, net=Net(dropout=0.4))
train("dropout in maml", cross_entropy, True, net=Net(dropout=0.4), learner=MAMLLearner)

def noisy(logits, targets):
    return cross_entropy(logits + 0.1 * mx.random.normal(logits.shape), targets)

train("noise", noisy, True)

def coin(logits, targets):
    return cross_entropy(logits, targets) * (2.0 if random.random() < 0.5 else 1.0)

train("python's random", coin, False, reason="calls Random.random")
print(random.random())

# 5. Branches in Python.
def branching(logits, targets):
    loss = cross_entropy(logits, targets)
    if loss.item() > 0.7:
        return loss * 2
    return loss

train("branching on item", branching, False, reason="reads the elements of an array")

def branching_on_truth(logits, targets):
    loss = cross_entropy(logits, targets)
    try:
        return loss * 2 if loss > 0.7 else loss
    except Exception:
        return loss * 3

train("branching on truth", branching_on_truth, False, reason="reads the elements of an array")

stage = 0

def branching_on_global(logits, targets):
    return cross_entropy(logits, targets) if stage == 0 else (logits ** 2).mean()

def next_stage(i, net):
    global stage
    stage = int(i >= 4)

train("branching on a global", branching_on_global, True, next_stage)

def timed(logits, targets):
    return cross_entropy(logits, targets) * (1.0 if time.time() > 0 else 2.0)

train("time", timed, False, reason="calls time.time")

# What a model is made of.
def rescale(i, net):
    net.scale = 1.0 if i < 4 else 2.0

train("a model's attribute", cross_entropy, True, rescale)

def toggle(i, net):
    net.train(i % 4 < 2)

train("train and eval", cross_entropy, True, toggle, net=Net(dropout=0.3))

def freeze_part(i, net):
    if i == 4:
        net.drop.eval()

train("a part in eval", cross_entropy, True, freeze_part, net=Net(dropout=0.3))

def deepen(i, net):
    if i == 4:
        net.layers.insert(1, nn.Linear(8, 8))

train("layers inserted", cross_entropy, True, deepen)

def freeze(i, net):
    if i == 4:
        net.layers[0].freeze()

train("frozen", cross_entropy, True, freeze)

def replace_weight(i, net):
    if i == 4:
        net.layers[0].weight = net.layers[0].weight * 0.5

train("an array replaced", cross_entropy, True, replace_weight)

# What a loss reads.
def made():
    factor = 1.0
    def loss(logits, targets):
        return cross_entropy(logits, targets) * factor
    def change(i, net):
        nonlocal factor
        factor = 1.0 if i < 4 else 3.0
    return loss, change

loss, change = made()
train("a captured variable", loss, True, change)

def with_default(logits, targets, weights=[1.0, 1.0]):
    return cross_entropy(logits, targets) * weights[0] + weights[1]

def change_default(i, net):
    with_default.__defaults__[0][0] = 1.0 if i < 4 else 0.5

train("a default changed inside", with_default, True, change_default)

def replace_default(i, net):
    if i == 4:
        with_default.__defaults__ = ([1.0, 2.0],)

train("a default replaced", with_default, True, replace_default)

def doubled(self, x):
    return original(self, x) * 2

original = Net.__call__

def patch(i, net):
    Net.__call__ = original if i < 4 else doubled

train("a method replaced", cross_entropy, True, patch)
Net.__call__ = original

def helper(x):
    return x

def helped(logits, targets):
    return cross_entropy(helper(logits), targets)

def change_helper(i, net):
    global helper
    if i == 4:
        helper = lambda x: x * 2

train("a function replaced", helped, True, change_helper)

config = {"smoothing": 0.0, "history": []}

def configured(logits, targets):
    return nn.losses.cross_entropy(logits, targets, label_smoothing=config["smoothing"],
                                   reduction="mean")

def reconfigure(i, net):
    config["smoothing"] = 0.0 if i < 4 else 0.2
    config["history"].append(i)

train("a dict's item", configured, True, reconfigure)

weights = mx.array([1.0, 2.0])

def weighted(logits, targets):
    return cross_entropy(logits * weights, targets)

def reweigh(i, net):
    global weights
    if i == 4:
        weights += 1

train("an array changed in place", weighted, True, reweigh)

def in_place(logits, targets):
    global_weights = weights
    global_weights += 1
    return cross_entropy(logits * global_weights, targets)

train("an array it changes", in_place, False, reason="changes a array made outside (in place)")
print(weights)

train("a new function each time", each_time, True)

from functools import partial

train("a partial function", partial(nn.losses.cross_entropy, reduction="mean"), True)

def with_partial(logits, targets):
    return each(logits, targets) * 1.5

each = cross_entropy
train("a partial function inside", with_partial, True)

class Weighting:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, logits, targets):
        return cross_entropy(logits, targets) * self.factor

weighting = Weighting(1.0)

def reweight(i, net):
    weighting.factor = 1.0 if i < 4 else 2.0

train("an object that can be called", weighting, True, reweight)

class Halving(Weighting):
    def __call__(self, logits, targets):
        return cross_entropy(logits, targets) * 0.5

def change_kind(i, net):
    weighting.__class__ = Weighting if i < 4 else Halving

train("an object of another class", weighting, True, change_kind)

def with_function_attribute(logits, targets):
    return cross_entropy(logits, targets) * with_function_attribute.factor

def change_function_attribute(i, net):
    with_function_attribute.factor = 1.0 if i < 4 else 2.0

train("a function's attribute", with_function_attribute, True, change_function_attribute)

class Normed(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 8)
        self.norm = nn.BatchNorm(8)
        self.last = nn.Linear(8, 2)

    def __call__(self, x):
        return self.last(nn.relu(self.norm(self.first(x))))

train("batch norm", cross_entropy, True, net=Normed())

class Hidden(nn.Module):
    factor = 1.0

    def __init__(self):
        super().__init__()
        self.part = nn.Sequential(nn.Linear(2, 8), nn.GELU(), nn.LayerNorm(8), nn.Linear(8, 2))

    def __call__(self, x):
        return self.part(x) * self.factor

def change_class(i, net):
    Hidden.factor = 1.0 if i < 4 else 2.0

train("a class attribute", cross_entropy, True, change_class, net=Hidden())

# Generators, comprehensions, exceptions, keyword arguments, methods of what is made inside.
def busy(logits, targets):
    parts = [logits[:, i] for i in range(logits.shape[1])]
    sizes = {"a": 1, **{str(i): p.size for i, p in enumerate(parts)}}
    try:
        sizes["missing"]
    except KeyError:
        sizes.update(missing=2)
    total = sum((p * p).mean() for p in parts)
    ordered = sorted(sizes.items(), key=lambda item: item[1], reverse=True)
    text = f"{len(ordered)}-{targets.shape}"
    return cross_entropy(mx.stack(parts, axis=1), targets) + 0.01 * total + 0.0 * len(text)

train("busy", busy, True)

def pair(values):
    for value in values:
        yield value

forever = pair([1.0, 2.0] * 100)

def advancing(logits, targets):
    return cross_entropy(logits, targets) * next(forever)

train("an iterator made outside", advancing, False, reason="advances an iterator made outside")

# Other shapes as training goes on.
mx.random.seed(3)
net = Net()
learner = ReptileLearner(net, inner_lr=0.1, outer_lr=0.5, num_inner_steps=2)
for i in range(6):
    tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 3 + i % 3, 3)], seed=i)
    m = learner.meta_train_step([tasks.sample_episode()[1:] for _ in range(2)], cross_entropy)
    print("shapes", m)
if REPLAY:
    assert len(learner.plans()) == 3

def loss(logits, targets):
    return cross_entropy(logits, targets)

for i in range(6):
    if i == 3:
        def loss(logits, targets):
            return cross_entropy(logits, targets) * 2
    m = learner.meta_train_step([tasks.sample_episode()[1:] for _ in range(2)], loss)
    print("redefined", m)

# Baselines and comparisons; those that draw, print or branch too.
from utils.baseline import BaselineComparison

for loss in (cross_entropy, noisy, printing, branching):
    mx.random.seed(11)
    one, other = Net(dropout=0.2), Net()
    x, y = mx.random.normal((12, 2)), mx.random.randint(0, 2, (12,))
    print(BaselineComparison.evaluate_standard_finetuning(one, (x[:8], y[:8]), (x[8:], y[8:]), 4, 0.1, loss))
    episodes = [tasks.sample_episode()[1:] for _ in range(4)]
    print(BaselineComparison.compare_few_shot_performance(one, other, episodes, [1, 2], 3, 0.1, 0.8, loss))
    print(mx.random.uniform().item())

# An adapter on a script's module.
from adapter_generation.adapter_factory import AdapterFactory

mx.random.seed(2)
adapted = AdapterFactory.create_adapter("lora", Net(), {"rank": 2})
learner = ReptileLearner(adapted, inner_lr=0.1, outer_lr=0.5, num_inner_steps=2)
for i in range(4):
    print(learner.meta_train_step([tasks.sample_episode()[1:] for _ in range(2)], cross_entropy))
if REPLAY:
    assert learner.plans()

# Native dropout is drawn anew at every step, from the learner's own streams.
for make, options in ((ReptileLearner, {}), (ReptileLearner, {"inner_batch_size": 4}), (ReptileLearner, {"inner_optimizer": "adam"}),
                      (MAMLLearner, {}), (MAMLLearner, {"first_order": True, "workers": 1})):
    for base in (SimpleClassifier(2), Net(dropout=0.1)):
        told.clear()
        mx.random.seed(4)
        adapted = AdapterFactory.create_adapter("lora", base, {"rank": 2, "dropout": 0.2})
        learner = make(adapted, inner_lr=0.1, outer_lr=0.5, num_inner_steps=2, **options)
        for i in range(3):
            episodes = [tasks.sample_episode()[1:] for _ in range(3)]
            print("native dropout", learner.meta_train_step(episodes, cross_entropy_loss))
        print("native dropout", learner.evaluate(episodes, cross_entropy_loss))
        if REPLAY:
            assert told == [] and learner.plans(), told
