/// Help for the modules of the API reference: see `HelpCatalogue` for the form.
enum ReferenceHelp {
  static let text = #"""
    # meta_learning.reptile

    ## ReptileLearner
    Learns an initialization from which a few gradient steps solve a new task.

    For each task of a meta-batch the inner loop takes num_inner_steps steps of size inner_lr on the
    support set, from theta to theta_i; the outer step moves theta by outer_lr * mean(theta_i -
    theta). First order: no gradient of a gradient is needed.
    inner_lr, outer_lr: step sizes above 0; num_inner_steps: a count from 1.
    Nichol, Achiam and Schulman 2018, "On First-Order Meta-Learning Algorithms", arXiv:1803.02999,
    algorithm 1 (its batched form).
    >>> learner = ReptileLearner(SimpleClassifier(2), inner_lr=0.02, num_inner_steps=5)
    >>> learner.num_inner_steps
    5

    ## ReptileLearner.meta_train_step
    One outer step over a meta-batch of episodes (support_x, support_y, query_x, query_y).
    Inputs are [shots, features], targets [shots] of classes. The metrics: query_loss and
    support_loss, means over the tasks after adaptation, and param_diff, the mean distance that
    adaptation moved the parameters.
    >>> tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 5)], seed=0)
    >>> learner = ReptileLearner(SimpleClassifier(2))
    >>> metrics = learner.meta_train_step([tasks.sample_episode()[1:]], cross_entropy_loss)
    >>> sorted(metrics)
    ['param_diff', 'query_loss', 'support_loss']

    ## ReptileLearner.evaluate
    Adapts to each episode and tells accuracy in [0, 1] on its query set before adaptation, after 1
    step and in the end, the final loss, and their standard errors. The model stays as it was.
    >>> tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 5)], seed=0)
    >>> learner = ReptileLearner(SimpleClassifier(2))
    >>> "step_1_acc" in learner.evaluate([tasks.sample_episode()[1:]], cross_entropy_loss)
    True

    ## ReptileLearner.save, ReptileLearner.load
    Writes the model's parameters to an .npz file, and reads them back. A file is replaced whole or
    not at all.
    >>> learner = ReptileLearner(SimpleClassifier(2))
    >>> learner.save("learner.npz")

    ## ReptileLearner.save_state, ReptileLearner.load_state
    Writes and reads everything that training goes on from: parameters and counts. Training that was
    saved and resumed gives the same bits as training that never stopped.
    >>> learner = ReptileLearner(SimpleClassifier(2))
    >>> learner.save_state("state.npz")

    # meta_learning.maml

    ## MAMLLearner
    Learns an initialization by gradients through adaptation.

    For each task of a meta-batch the inner loop takes num_inner_steps gradient steps of size
    inner_lr on the support set; the outer step follows the gradient of the query loss after them,
    by the initialization. first_order leaves out the second derivatives. outer_optimizer: "adam",
    "sgd", or a dict of name and options; outer_lr its step size; workers: threads, any number of
    which gives the same bits.
    Finn, Abbeel and Levine 2017, "Model-Agnostic Meta-Learning for Fast Adaptation of Deep
    Networks", arXiv:1703.03400, algorithm 2.
    >>> MAMLLearner(SimpleClassifier(2), inner_lr=0.1, num_inner_steps=1).first_order
    False

    ## MAMLLearner.meta_train_step
    One outer step over a meta-batch of episodes (support_x, support_y, query_x, query_y). The
    metrics: query_loss and support_loss, means over the tasks, and param_diff.
    >>> tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 5)], seed=0)
    >>> learner = MAMLLearner(SimpleClassifier(2))
    >>> "query_loss" in learner.meta_train_step([tasks.sample_episode()[1:]], cross_entropy_loss)
    True

    ## MAMLLearner.save_state, MAMLLearner.load_state
    Writes and reads everything that training goes on from: parameters, counts and the outer
    optimizer's moments. Training that was saved and resumed gives the same bits as training that
    never stopped.
    >>> learner = MAMLLearner(SimpleClassifier(2))
    >>> learner.save_state("state.npz")

    # meta_learning.models

    ## SimpleClassifier
    A feedforward classifier: linear, relu, linear, relu, linear.

    x [batch, input_dim] gives logits [batch, num_classes]; the layers between are hidden_dim wide
    (64 unless given), num_classes is 2 unless given.
    >>> SimpleClassifier(input_dim=10, hidden_dim=128, num_classes=3)(mx.ones((32, 10))).shape
    (32, 3)

    ## NativeModule
    The base of models whose parameters and forward pass are the library's own: an nn.Module.
    >>> isinstance(SimpleClassifier(2), nn.Module)
    True

    ## cross_entropy_loss
    The mean of -log softmax(logits)[target]: logits [batch, classes], targets [batch] of classes.
    >>> cross_entropy_loss(mx.zeros((2, 2)), mx.array([0, 1]))
    array(0.693147, dtype=float32)

    ## mse_loss
    The mean of (predictions - targets)**2, over arrays of one shape.
    >>> mse_loss(mx.array([1.0, 2.0]), mx.array([1.0, 4.0]))
    array(2, dtype=float32)

    ## accuracy
    The share of rows whose largest logit is the target's, in [0, 1]: logits [batch, classes],
    targets [batch].
    >>> accuracy(mx.array([[2.0, 1.0], [0.0, 1.0]]), mx.array([0, 0]))
    0.5

    # task_embedding.task_distribution

    ## TaskConfig
    One task: its name, family, and the sizes of its episodes.
    task_family: "linear_classification", or another of the library's families; num_classes: ways;
    input_dim: features; support_size and query_size: examples per class; task_params: options of
    the family, such as {"noise": 0.1}.
    >>> TaskConfig("easy", "linear_classification", 2, 2, 5, 15).query_size
    15

    ## TaskDistribution
    Tasks from which episodes are drawn. Episode number i of a task is a function of the seed, the
    task and i alone; without a seed the start is random.
    >>> tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 5)], seed=0)
    >>> len(tasks)
    1

    ## TaskDistribution.sample_episode
    (task_config, support_x, support_y, query_x, query_y) of the task named, or of a random one.
    support_x is [ways * shots, input_dim], support_y [ways * shots] of classes.
    >>> tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 5)], seed=0)
    >>> tasks.sample_episode("t")[0].task_id
    't'

    ## TaskDistribution.get_task_embedding
    Five numbers that describe a task: [log size, shots, classes, inputs, complexity], with
    complexity = log(1 + classes * inputs / shots).
    >>> tasks = TaskDistribution([TaskConfig("t", "linear_classification", 2, 2, 5, 5)], seed=0)
    >>> tasks.get_task_embedding("t").shape
    (5,)

    ## TaskDistribution.split_tasks
    Two distributions, train_ratio of the tasks in the first: a function of the seed.
    >>> configs = [TaskConfig(str(i), "linear_classification", 2, 2, 5, 5) for i in range(10)]
    >>> [len(part) for part in TaskDistribution(configs, seed=0).split_tasks(0.8)]
    [8, 2]

    # adapter_generation.adapter_factory

    ## AdapterFactory
    Makes adapters by name; see AdapterFactory.create_adapter.
    >>> callable(AdapterFactory.create_adapter)
    True

    ## AdapterFactory.create_adapter
    Freezes model and gives an object that is called like it, whose only trainable parameters are
    the adapter's.
    adapter_type: "lora", or another of the library's; config: its options. For "lora": rank (from
    1), alpha (the correction is scaled by alpha / rank), dropout in [0, 1), target_modules.
    Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", arXiv:2106.09685.
    >>> adapter = AdapterFactory.create_adapter("lora", SimpleClassifier(2), {"rank": 4})
    >>> adapter(mx.ones((3, 2))).shape
    (3, 2)

    # adapter_generation.peft_integration

    ## BaseAdapter
    A model with an adapter, called like the model; merge() moves the adapter's effect into the
    model's weights, unmerge() takes it back to the bit.
    >>> adapter = AdapterFactory.create_adapter("lora", SimpleClassifier(2), {"rank": 4})
    >>> isinstance(adapter, BaseAdapter)
    True

    ## BaseAdapter.base, BaseAdapter.is_merged, BaseAdapter.merge, BaseAdapter.unmerge
    The model within; whether the adapter's effect is in the model's own weights; moving it there
    and back, to the bit.
    >>> adapter = AdapterFactory.create_adapter("lora", SimpleClassifier(2), {"rank": 4})
    >>> adapter.is_merged
    False

    ## LoRAAdapter
    The low-rank correction of a linear layer: y = (alpha / rank) * x @ A.T @ B.T.

    A is [rank, in_features], B is [out_features, rank] and starts at 0, so a new adapter changes
    nothing. rank: from 1 to min(in_features, out_features), adds rank * (in_features +
    out_features) parameters; alpha: without unit; dropout: a probability in [0, 1).
    Hu et al. 2021, section 4.1, arXiv:2106.09685.
    >>> LoRAAdapter(768, 768, rank=8, alpha=16)(mx.ones((2, 768))).shape
    (2, 768)

    # utils.config

    ## MetaLearningConfig
    The settings of an experiment: algorithm, meta_batch_size (tasks per outer step),
    num_meta_iterations, inner_lr, outer_lr, num_inner_steps, eval_interval, save_interval (in
    iterations). from_yaml(path) reads them, to_dict() gives them.
    >>> MetaLearningConfig(inner_lr=0.05).to_dict()["inner_lr"]
    0.05

    # utils.logging

    ## setup_logger
    A logger that writes to the console and, with log_dir, to log_dir/name.log.
    level: "DEBUG", "INFO", "WARNING", "ERROR" or "CRITICAL".
    >>> setup_logger("experiment", level="WARNING").name
    'experiment'

    # utils.baseline

    ## BaselineComparison
    Compares meta-learned initializations with standard fine-tuning; see its two methods.
    >>> callable(BaselineComparison.evaluate_standard_finetuning)
    True

    ## BaselineComparison.evaluate_standard_finetuning
    Trains a copy of a model on (x, y) for num_steps steps of size lr and tests it on another (x, y):
    a learning curve and the final metrics, final_acc in [0, 1] among them.
    >>> data = (mx.array([[0.0, 0.0], [1.0, 1.0]]), mx.array([0, 1]))
    >>> model = SimpleClassifier(2)
    >>> results = BaselineComparison.evaluate_standard_finetuning(model, data, data, num_steps=2)
    >>> "final_acc" in results
    True

    ## BaselineComparison.compare_few_shot_performance
    Adapts both models to test episodes cut to each of k_shots support examples per class and
    compares their accuracy, with a paired test of significance.
    >>> callable(BaselineComparison.compare_few_shot_performance)
    True

    # utils.errors

    ## MetaLearningError, TaskSamplingError, AdapterCreationError
    What the library raises: the base class, and errors of task sampling and of making adapters.
    >>> issubclass(TaskSamplingError, MetaLearningError)
    True
    """#
}
