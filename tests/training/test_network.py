"""A network in small: it learns, is exported, restored, and asked by the product's own reader. Needs what training needs."""

import random
from pathlib import Path

import pytest

from facts.detection.reading.encoding import Encoder
from tests.detection.reading.test_encoding import Words
from training.examples import Example, Sampler, Statement

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from training import export, losses, network, restore, scores  # noqa: E402 - only where torch is there
from training.batches import IGNORED, Stream, batched  # noqa: E402 - only where torch is there
from training.train import Run, parameter_groups, rate_at  # noqa: E402 - only where torch is there

EXAMPLE = Example(
    "Talks move",
    ("They met in Rome.", "It rained."),
    (Statement("They meet in Rome.", 0, frozenset({0})), Statement("They meet in Oslo.", 2, frozenset({0}))),
    "story",
    "xy",
)


def small() -> "network.Network":
    """A network of two narrow layers."""
    torch.manual_seed(1)
    config = network.MPNetConfig(
        vocab_size=40, hidden_size=64, num_hidden_layers=2, num_attention_heads=1, intermediate_size=64,
        attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
    )  # fmt: skip
    model = network.Network(network.AutoModel.from_config(config, add_pooling_layer=False))
    for parameter in model.parameters():
        # The exporter keeps one of equal weights, such as zeros that nobody has trained.
        parameter.data += 0.02 * torch.randn_like(parameter)
    return model


def batch() -> "object":
    """The example as a batch."""
    encoder = Encoder(Words())
    return batched([sample for _ in range(2) for sample in _samples(encoder)], 0)


def _samples(encoder: Encoder) -> list[object]:
    return list(Sampler(encoder, random.Random(1)).samples(EXAMPLE))


def test_a_network_learns_what_it_is_shown() -> None:
    model, fixed = small(), batch()
    run = Run(model, torch.optim.AdamW(parameter_groups(model, 1e-3)), {k: v.clone() for k, v in model.state_dict().items()})
    before = losses.loss_of(model, fixed).item()
    for _ in range(30):
        run.learn(losses.loss_of(model, fixed), rate=1.0)
    assert losses.loss_of(model, fixed).item() < before * 0.7
    assert run.step == 30


def test_a_checkpoint_goes_on_where_it_stopped(tmp_path: Path) -> None:
    model = small()
    run = Run(model, torch.optim.AdamW(parameter_groups(model, 1e-3)), {k: v.clone() for k, v in model.state_dict().items()})
    run.learn(losses.loss_of(model, batch()), rate=1.0)
    run.save(tmp_path / "checkpoint.pt")
    other = small()
    again = Run(other, torch.optim.AdamW(parameter_groups(other, 1e-3)), {})
    again.load(tmp_path / "checkpoint.pt")
    assert all(torch.equal(value, other.state_dict()[name]) for name, value in model.state_dict().items())


def test_padding_is_never_learned_from() -> None:
    long = Example("", EXAMPLE.sentences * 3, EXAMPLE.statements[:1], "story", "xy")
    encoder = Encoder(Words())
    made = batched([*_samples(encoder), *Sampler(encoder, random.Random(1)).samples(long)], 0)
    assert (made.pairs == IGNORED).any()
    assert made.num_tokens < made.ids.numel()


def test_the_rate_rises_shortly_and_falls_to_nothing() -> None:
    assert rate_at(0) == 0
    assert rate_at(0.04) > rate_at(0.5) > rate_at(0.99) > rate_at(1.0) == 0


@pytest.mark.parametrize("is_quantized", [True, False])
def test_what_is_exported_answers_as_the_network_does(tmp_path: Path, is_quantized: bool) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    model = small().eval()
    words = tmp_path / "words.json"
    words.write_text("{}")
    export.export(model, tmp_path / "model", tokenizer=words, name="small-1", is_quantized=is_quantized)
    session = onnxruntime.InferenceSession(str(tmp_path / "model" / "network.onnx"))
    ids, places, statements, sentences = [[0, 5, 6, 7, 2, 8, 1]], [[2, 3, 4, 5, 20, 21, 22]], [[4, 5]], [[1, 2]]
    names = {"input_ids": ids, "position_ids": places, "statements_at": statements, "sentences_at": sentences}
    verdicts, pairs = session.run(None, names)
    own = [
        logits.softmax(-1).detach().numpy()
        for logits in model(*map(torch.tensor, (ids, places, [[1] * 7], statements, sentences)))
    ]
    assert abs(verdicts - own[0]).max() < 0.05
    assert abs(pairs - own[1]).max() < 0.05


def test_shipped_weights_come_back_within_half_a_step(tmp_path: Path) -> None:
    model = small().eval()
    words = tmp_path / "words.json"
    words.write_text("{}")
    export.export(model, tmp_path, tokenizer=words, name="small-1")
    again = restore.restored(tmp_path / "network.onnx").state_dict()
    assert max((value - again[name]).abs().max().item() for name, value in model.state_dict().items()) < 0.02


def test_a_foreign_network_is_refused(tmp_path: Path) -> None:
    model = small().eval()
    words = tmp_path / "words.json"
    words.write_text("{}")
    model.verdict = torch.nn.Linear(64, 3)
    export.export(model, tmp_path, tokenizer=words, name="small-1")
    with pytest.raises(KeyError, match="other weights"):
        restore.restored(tmp_path / "network.onnx")


def test_a_curve_counts_hits_from_the_surest_down() -> None:
    found = scores.curve([(0.9, True), (0.8, True), (0.7, True), (0.6, True), (0.5, True), (0.4, False), (0.3, True)])
    assert found["F1"] == 0.923
    assert found["recall at 0.9"] == round(5 / 6, 3)


def test_a_stream_without_stories_says_so(tmp_path: Path) -> None:
    stream = Stream([tmp_path], set(), Sampler(Encoder(Words()), random.Random(1)), None, 1000)
    with pytest.raises(ValueError, match="no stories"):
        next(stream.batches())
