"""Third step: trains the word table and writes it.

    python3 train.py <work> <model.bin> [steps]

A text's vector is x = sum(g_w E_w) / sum(g_w) + bias over its words and known pairs of neighbours, with
E_w = X_w R + D_w: X_w is the word's GloVe vector beside the teacher's vector of the word alone, both reduced to
100; R, D, g and the bias are learned. The loss of a batch of pairs is

    (1 - cos(x, teacher)) + 0.3 * cross entropy of in-batch similarities, ours to the teacher's (temperature 0.07)
    + 1.0 InfoNCE over the pairs (temperature 0.05; others of the same group masked out)

In InfoNCE the words that two texts share add to their similarity, as they do in the product's search: the table
learns what words alone do not tell.
"""
import math, sys, time
import numpy as np
import torch
import torch.nn.functional as F
from texts import load_texts
from word_table import write_word_table

DIMENSION = 128
BATCH = 256
RATE = 1e-3
KL, KL_TEMPERATURE = 0.3, 0.07
CONTRAST = 1.0
TEMPERATURE = 0.05
SHARED_WORDS = 0.3
PAIRS, PAIR_USES = 2_000, 6
BACKGROUND = 1_500
# What share of the pairs of a batch comes from where.
SHARES = {
    'shop': .12, 'delivery': .07, 'returns': .08, 'orders': .09, 'payment': .05, 'account': .06, 'service': .06,
    'products': .06, 'money': .06, 'howto': .06, 'topics-everyday': .04, 'hwu64': .1, 'dstc9': .12, 'wordnet': .25,
}
# Groups of these files share a topic and not a meaning: they teach what the teacher says of them, no more.
TOPICS = {'topics-everyday'}


class Pairs:
    """Draws pairs of texts that mean the same: a group by the square root of its size, then two of its texts."""

    def __init__(self, texts, random):
        self.random = random
        groups = {}
        for i, text in enumerate(texts):
            groups.setdefault((text.source, text.group), []).append(i)
        groups = {key: members for key, members in groups.items() if len(members) > 1}
        self.members = np.concatenate([np.array(members) for members in groups.values()])
        self.sizes = np.array([len(members) for members in groups.values()])
        self.starts = np.cumsum(self.sizes) - self.sizes
        sources = np.array([source for source, _ in groups])
        self.same_meaning = np.array([source not in TOPICS for source in sources], np.float32)
        weights = np.sqrt(self.sizes)
        for source, share in SHARES.items():
            of_source = sources == source
            weights[of_source] *= share / weights[of_source].sum()
        self.cumulative = np.cumsum(weights / weights.sum())

    def draw(self, count):
        random, last = self.random, len(self.sizes) - 1
        group = np.searchsorted(self.cumulative, random.rand(count)).clip(max=last)
        size = self.sizes[group]
        one = (random.rand(count) * size).astype(int)
        other = (one + 1 + (random.rand(count) * (size - 1)).astype(int)) % size
        start = self.starts[group]
        return self.members[start + one], self.members[start + other], group


class RowAdam:
    """Adam for a few rows of a large table at a time."""

    def __init__(self, table, rate):
        self.table, self.rate, self.step_count = table, rate, 0
        self.first, self.second = torch.zeros_like(table), torch.zeros_like(table)

    def step(self, rows, gradient, factor):
        self.step_count += 1
        first = self.first[rows] * .9 + gradient * .1
        second = self.second[rows] * .999 + gradient * gradient * .001
        self.first[rows], self.second[rows] = first, second
        mean, variance = first / (1 - .9 ** self.step_count), second / (1 - .999 ** self.step_count)
        self.table[rows] -= self.rate * factor * mean / (variance.sqrt() + 1e-8)


def principal(vectors, count):
    """The directions in which centred vectors differ most, as columns."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return directions[:, ::-1][:, :count].astype(np.float32)


def start_from(data, sample, mean, project, weights):
    """Word features X, and R and bias by ridge regression from the features' mean to the teacher's vectors."""
    words = data.word_vectors - data.word_vectors.mean(0)
    words = words @ principal(words, 100)
    glove = data.glove / np.maximum(np.linalg.norm(data.glove, axis=1, keepdims=True), 1e-6)
    glove -= glove.mean(0)
    features = (np.concatenate([glove / glove.std(), words / words.std()], 1) / math.sqrt(200)).astype(np.float32)
    inputs = np.ones((len(sample), 201), np.float32)
    for row, i in enumerate(sample):
        known = data.texts[i].words
        inputs[row, :200] = (weights[known, None] * features[known]).sum(0) / weights[known].sum()
    targets = (data.teacher_of(sample) - mean) @ project
    ridge = .05 * np.eye(201) * len(sample) / 1000
    solved = np.linalg.solve(inputs.T @ inputs + ridge, inputs.T @ targets).astype(np.float32)
    return features, solved[:-1], solved[-1]


def shared_words(index, segment, rarity, count, pairs):
    """How much the words of the two texts of each pair of a batch agree: cosine of rarity-weighted word sets."""
    bags = torch.zeros(2 * pairs, count)
    bags[segment, index] = rarity[index]
    bags = F.normalize(bags, dim=1)
    return bags[:pairs] @ bags[pairs:].T


def train(work, out, steps):
    torch.manual_seed(1)
    random = np.random.RandomState(1)
    data = load_texts(work, SHARES, PAIRS, PAIR_USES)
    print(f'{len(data.words)} words and pairs, {len(data.texts)} texts', flush=True)
    sample = random.permutation(len(data.texts))[:20_000]
    mean = data.teacher_of(sample).mean(0)
    project = principal(data.teacher_of(sample) - mean, DIMENSION)
    weights = data.first_weights()
    features, relation, bias = start_from(data, sample, mean, project, weights)

    features = torch.tensor(features)
    relation = torch.tensor(relation, requires_grad=True)
    bias = torch.tensor(bias, requires_grad=True)
    own, log_weights = torch.zeros(len(data.words), DIMENSION), torch.log(torch.tensor(weights))
    adam = torch.optim.Adam([relation, bias], lr=RATE)
    adam_own, adam_weights = RowAdam(own, RATE), RowAdam(log_weights, 3 * RATE)
    mean_t, project_t = torch.tensor(mean), torch.tensor(project)
    rarity = torch.tensor(np.sqrt(data.rarity()))
    pairs = Pairs(data.texts, random)
    not_self = torch.eye(2 * BATCH) * -1e9
    diagonal, right = torch.eye(BATCH, dtype=torch.bool), torch.arange(BATCH)
    began = time.time()

    for step in range(steps):
        factor = max(.05, .5 * (1 + math.cos(math.pi * step / steps))) * min(1, (step + 1) / 50)
        one, other, group = pairs.draw(BATCH)
        chosen = np.concatenate([one, other])
        bags = [data.texts[i].words for i in chosen]
        segment = torch.from_numpy(np.repeat(np.arange(2 * BATCH), [len(bag) for bag in bags]))
        rows, index = (torch.from_numpy(a) for a in np.unique(np.concatenate(bags), return_inverse=True))
        own_rows = own[rows].requires_grad_()
        weight_rows = log_weights[rows].requires_grad_()
        vectors = features[rows] @ relation + own_rows
        weight = torch.exp(weight_rows)[index]
        total = torch.zeros(2 * BATCH).index_add(0, segment, weight)
        summed = torch.zeros(2 * BATCH, DIMENSION).index_add(0, segment, vectors[index] * weight[:, None])
        ours = F.normalize(summed / total[:, None] + bias, dim=1)
        taught = F.normalize((torch.from_numpy(data.teacher_of(chosen)) - mean_t) @ project_t, dim=1)

        loss = (1 - (ours * taught).sum(1)).mean()
        wanted = F.softmax(taught @ taught.T / KL_TEMPERATURE + not_self, 1)
        got = F.log_softmax(ours @ ours.T / KL_TEMPERATURE + not_self, 1)
        loss = loss - KL * (wanted * got).sum(1).mean()
        alike = ours[:BATCH] @ ours[BATCH:].T
        alike = alike + SHARED_WORDS * shared_words(index, segment, rarity[rows], len(rows), BATCH)
        label = torch.from_numpy(group)
        alike = (alike / TEMPERATURE).masked_fill((label[:, None] == label[None]) & ~diagonal, -1e9)
        counts = torch.from_numpy(pairs.same_meaning[group])
        for side in (alike, alike.T):
            loss = loss + .5 * CONTRAST * (F.cross_entropy(side, right, reduction='none') * counts).mean()

        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.param_groups[0]['lr'] = RATE * factor
        adam.step()
        adam_own.step(rows, own_rows.grad, factor)
        adam_weights.step(rows, weight_rows.grad, factor)
        if step % 500 == 0:
            print(f'{step} {float(loss):.3f} {time.time() - began:.0f} s', flush=True)

    with torch.no_grad():
        table = (features @ relation + own).numpy()
    everyday = [i for i, text in enumerate(data.texts) if text.source == 'hwu64' and 'takeaway' not in text.group]
    write_word_table(
        out, data.words, table, np.exp(log_weights.numpy()), bias.detach().numpy(),
        common_from=[data.texts[i].words for i in random.permutation(len(data.texts))[:8_000]],
        background_from=[data.texts[i].words for i in random.permutation(everyday)[:BACKGROUND]],
    )


if __name__ == '__main__':
    torch.set_num_threads(1)
    train(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2_500)
