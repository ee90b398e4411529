"""docs/export/export_model.py with every kind of source that is installed here: python3 -m unittest discover src/test/python"""
import contextlib
import importlib.util
import io
import json
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "..", "docs", "export")]
sys.dont_write_bytecode = True

import export_model  # noqa: E402
import export_networks as networks  # noqa: E402
import torch  # noqa: E402

CLASSES = os.path.join(HERE, "export_networks.py")
SIZE = ["--size", "20", "24"]


def installed(package):
    return importlib.util.find_spec(package) is not None


class ExportModelTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.out = self.path("out.pt")

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_script(self, source, *options):
        said, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(errors):
            code = export_model.main([source, "--out", self.out, *options])
        return code, said.getvalue(), errors.getvalue()

    def exported(self, source, *options):
        """What the written network gives for 3 images, its card, and what was said."""
        code, said, errors = self.run_script(source, *options)
        self.assertEqual(0, code, errors)
        with open(self.path("out.json"), encoding="utf-8") as card:
            card = json.load(card)
        x = torch.rand(3, card["channels"], card["height"], card["width"], generator=torch.Generator().manual_seed(5))
        network = torch.jit.load(self.out)
        return None if card["kind"] == "generator" else (x, network(x)), card, said

    def refused(self, source, part, *options):
        code, _, errors = self.run_script(source, *options)
        self.assertEqual(1, code)
        self.assertIn(part, errors)
        self.assertEqual(1, len(errors.strip().splitlines()), errors)
        self.assertEqual([], [f for f in os.listdir(self.folder) if f.startswith("out")])

    def matches(self, network, answer, relation=lambda y: y):
        x, (features, logits) = answer
        network.eval()
        with torch.no_grad():
            self.assertTrue(torch.allclose(network.body(x), features, atol=1e-5))
            self.assertTrue(torch.allclose(network(x), relation(logits), atol=1e-5))

    def of(self, name):
        return f"{CLASSES}:{name}"

    # the sources

    def test_class_and_state_dict(self):
        network = networks.Net(4)
        with torch.no_grad():
            network.head.weight.mul_(3)
        torch.save({"epoch": 3, "state_dict": {"module." + k: v for k, v in network.state_dict().items()}}, self.path("check.pt"))
        with open(self.path("names.txt"), "w", encoding="utf-8") as names:
            names.write("Ann\nBea\nCem\nDörte\n")
        answer, card, said = self.exported(self.of("Net"), *SIZE, "--args", '{"num_classes": 4}', "--weights", self.path("check.pt"),
                                           "--mean", "0.4", "--std", "0.2", "--classes", self.path("names.txt"))
        self.matches(network, answer)
        self.assertEqual(["Ann", "Bea", "Cem", "Dörte"], card["classes"])
        self.assertEqual(("classifier", "torchscript", "out.pt", "features+logits", 20, 1, 20, 24, [0, 1], [0.4], [0.2]), tuple(
            card[k] for k in "kind format weights outputs features channels height width range mean deviation".split()))
        self.assertIn("by torch.jit.script; features are the input of head", said)

    def test_state_dict_of_another_class(self):
        torch.save(networks.Net(4).state_dict(), self.path("four.pt"))
        self.refused(self.of("Net"), "does not fit", *SIZE, "--weights", self.path("four.pt"))
        self.refused(self.path("four.pt"), "name the class that it belongs to", *SIZE)

    def test_pickled_network(self):
        torch.save(networks.Net().half(), self.path("whole.pt"))
        self.refused(self.path("whole.pt"), "add --trust", *SIZE)
        answer, _, _ = self.exported(self.path("whole.pt"), *SIZE, "--trust", "--code", CLASSES)
        self.matches(networks.Net().half().float(), answer)

    def test_torchscript(self):
        torch.jit.script(networks.Net().eval()).save(self.path("script.pt"))
        answer, card, said = self.exported(self.path("script.pt"), *SIZE)
        self.assertTrue(torch.allclose(networks.Net().eval()(answer[0]), answer[1], atol=1e-5))
        self.assertEqual(("logits", 0), (card["outputs"], card["features"]))
        self.assertIn("LOM cannot be used", said)

    @unittest.skipUnless(installed("torchvision"), "torchvision is not installed")
    def test_torchvision(self):
        answer, card, _ = self.exported("torchvision:mobilenet_v3_small", "--size", "32", "--args", '{"num_classes": 3}')
        self.assertEqual((1024, 3), (card["features"], answer[1][1].shape[1]))
        self.setUp()
        self.refused("torchvision:nothing", "no model nothing", "--size", "32")
        self.refused("torchvision:resnet18", "no weights OTHER", "--size", "32", "--weights", "OTHER")

    @unittest.skipUnless(installed("timm"), "timm is not installed")
    def test_timm(self):
        answer, card, _ = self.exported("timm:resnet10t", "--size", "64", "--args", '{"num_classes": 3}')
        self.assertEqual((512, 3), (card["features"], answer[1][1].shape[1]))
        self.assertEqual([0.485, 0.456, 0.406], card["mean"])

    def test_hugging_face_form(self):
        answer, _, said = self.exported(self.of("Faces"), *SIZE)
        self.matches(networks.Net(), answer)
        self.assertIn("by torch.jit.trace", said)

    @unittest.skipUnless(installed("transformers"), "transformers is not installed")
    def test_hugging_face_folder(self):
        from transformers import ViTConfig, ViTForImageClassification
        names = {0: "ann", 1: "bea", 2: "cem"}
        network = ViTForImageClassification(ViTConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
                                                      image_size=16, patch_size=8, id2label=names, label2id={v: k for k, v in names.items()}))
        network.save_pretrained(self.path("vit"))
        with open(self.path("vit/preprocessor_config.json"), "w", encoding="utf-8") as told:
            json.dump({"image_processor_type": "ViTImageProcessor", "size": {"height": 16, "width": 16}, "image_mean": [0.5] * 3,
                       "image_std": [0.25] * 3}, told)
        (x, (features, logits)), card, _ = self.exported("hf:" + self.path("vit"))
        self.assertTrue(torch.allclose(network.eval()(x).logits, logits, atol=1e-5))
        self.assertEqual((["ann", "bea", "cem"], [0.25] * 3, 16, 16), (card["classes"], card["deviation"], card["height"], card["features"]))

    @unittest.skipUnless(installed("onnx"), "onnx is not installed")
    def test_onnx(self):
        for name in ("Net", "Attention", "Pools"):
            with self.subTest(name):
                network, file = getattr(networks, name)().eval(), self.path(name + ".onnx")
                modern = {"dynamo": False} if hasattr(torch, "export") else {}
                torch.onnx.export(network, torch.rand(2, 1, 20, 24), file, input_names=["x"], dynamic_axes={"x": {0: "n"}}, **modern)
                (x, (_, logits)), card, _ = self.exported(file, *SIZE)
                self.assertTrue(torch.allclose(network(x), logits, atol=1e-4))
                self.assertEqual({"Net": 20, "Attention": 8, "Pools": 12}[name], card["features"])

    @unittest.skipUnless(installed("onnx"), "onnx is not installed")
    def test_onnx_operator_that_is_not_known(self):
        from onnx import TensorProto, helper
        values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 1, 2, 2]) for name in "xy"]
        graph = helper.make_graph([helper.make_node("Det", ["x"], ["y"])], "g", values[:1], values[1:])
        with open(self.path("det.onnx"), "wb") as file:
            file.write(helper.make_model(graph).SerializeToString())
        self.refused(self.path("det.onnx"), "the ONNX operator Det", "--size", "2")

    @unittest.skipUnless(hasattr(torch, "export"), f"PyTorch {torch.__version__} has no torch.export")
    def test_torch_export_program(self):
        network = networks.Net().eval()
        for name, more in (("open", {"dynamic_shapes": {"x": {0: torch.export.Dim("n", min=1)}}}), ("one", {})):
            torch.export.save(torch.export.export(network, (torch.rand(2 if more else 1, 1, 20, 24),), **more), self.path(name + ".pt2"))
        self.refused(self.path("one.pt2"), "export it again with the batch left open", *SIZE)
        answer, _, _ = self.exported(self.path("open.pt2"), *SIZE)
        self.matches(network, answer)

    @unittest.skipIf(hasattr(torch, "export"), "this PyTorch reads torch.export programs")
    def test_torch_export_program_for_an_old_pytorch(self):
        with open(self.path("any.pt2"), "wb") as file:
            file.write(b"PK")
        self.refused(self.path("any.pt2"), "use PyTorch 2.1 or newer", *SIZE)

    # what scores mean

    def test_probabilities_become_logits(self):
        answer, _, said = self.exported(self.of("Probabilities"), *SIZE)
        self.matches(networks.Probabilities(), answer, lambda y: torch.softmax(y, 1))
        self.assertIn("returns probabilities; the logits of head", said)

    def test_probabilities_without_a_softmax_become_logarithms(self):
        (x, (_, logits)), _, said = self.exported(self.of("Mixture"), *SIZE)
        self.assertTrue(torch.allclose(networks.Mixture().eval()(x), logits, atol=1e-5))
        self.assertIn("the scores are not the output of head itself", said)

    def test_one_sigmoid_becomes_two_logits(self):
        answer, card, _ = self.exported(self.of("Binary"), *SIZE)
        self.matches(networks.Binary(), answer, lambda y: torch.softmax(y, 1)[:, 1])
        self.assertEqual(["0", "1"], card["classes"])

    def test_a_head_that_is_named(self):
        answer, _, said = self.exported(self.of("Net"), *SIZE, "--head", "norm")
        self.assertEqual((20 * 9 * 11, 5), (answer[1][0].shape[1], answer[1][1].shape[1]))
        self.refused_later(self.of("Net"), "its last linear layers are head", *SIZE, "--head", "fc")

    def test_normalised_scores(self):
        (x, out), card, said = self.exported(self.of("Normalised"), *SIZE)
        self.assertTrue(torch.allclose(networks.Normalised().eval()(x), out, atol=1e-5))
        self.assertEqual("logits", card["outputs"])
        self.assertIn("--head names it", said)

    def test_one_of_several_outputs(self):
        self.refused(self.of("Several"), "say by --output which one counts", *SIZE)
        answer, _, _ = self.exported(self.of("Several"), *SIZE, "--output", "0")
        self.matches(networks.Net(), answer)

    def refused_later(self, *arguments):
        self.setUp()
        self.refused(*arguments)

    # other kinds

    def test_generator(self):
        _, card, said = self.exported(self.of("Generator"), "--kind", "generator", "--latent", "6")
        self.assertEqual(("image", 6, 1, 16, 16, [-1, 1]), tuple(card[k] for k in "outputs latent channels height width range".split()))
        x = torch.randn(2, 6, 1, 1)
        self.assertTrue(torch.allclose(networks.Generator()(x), torch.jit.load(self.out)(x), atol=1e-6))
        self.refused_later(self.of("Bright"), "no usual range", "--kind", "generator", "--latent", "6")
        self.refused_later(self.of("Generator"), "needs --latent", "--kind", "generator")

    def test_critic_and_verifier(self):
        answer, card, _ = self.exported(self.of("Critic"), *SIZE, "--kind", "critic")
        self.assertEqual(("score", [], (3, 1)), (card["outputs"], card["classes"], tuple(answer[1].shape)))
        _, card, _ = self.exported(self.of("Net"), *SIZE, "--kind", "critic")
        self.assertEqual(("logits", 5), (card["outputs"], len(card["classes"])))
        _, card, _ = self.exported(self.of("Net"), *SIZE, "--kind", "verifier", "--range", "-1", "1")
        self.assertEqual(("embedding", 5, [], [-1, 1]), tuple(card[k] for k in "outputs features classes range".split()))
        self.refused_later(self.of("Patches"), "averages a map of scores", *SIZE, "--kind", "critic")

    # what is refused

    def test_networks_that_no_attack_can_use(self):
        for name, part in (("Nan", "NaN or infinite values"), ("Random", "other values for the same images"), ("Fixed", "does not run on batches"),
                           ("Neighbours", "other values alone than among others"), ("NoGradient", "has no gradient"),
                           ("Labels", "ends before its argmax"), ("Choosing", "no TorchScript archive agrees")):
            with self.subTest(name):
                self.refused(self.of(name), part, *SIZE)

    def test_no_gradient_is_needed_where_only_scores_are_seen(self):
        _, card, _ = self.exported(self.of("NoGradient"), *SIZE, "--access", "scores")
        self.assertEqual("scores", card["access"])

    def test_options_that_do_not_fit(self):
        for part, *options in (("say it by --size",), ("correct --size", "--size", "2"), ("--mean has 2 values", *SIZE, "--mean", "0", "1"),
                               ("lowest value first", *SIZE, "--range", "1", "0"), ("cannot be read", *SIZE, "--classes", "/nowhere/names"),
                               ("cannot be made", *SIZE, "--args", '{"colour": 1}')):
            with self.subTest(part):
                self.refused(self.of("Net"), part, *options)
        self.refused(self.of("Nothing"), "defines no Nothing", *SIZE)
        self.refused("nothing.pt", "is no file and no source", *SIZE)


if __name__ == "__main__":
    unittest.main()
