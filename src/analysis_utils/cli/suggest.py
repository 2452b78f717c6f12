"""The subcommand ``suggest``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="ARTICLE…")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it here.")
@click.option("-n", type=click.IntRange(min=1), default=12, show_default=True, help="At most.")
def suggest(inputs: tuple[str, ...], out: Path | None, n: int) -> None:
    """Suggest topics: what each ARTICLE names most, as a codebook to edit.

    An ARTICLE is a file, folder or table, as for `corpus run`. A FILE that exists is not
    overwritten.
    """
    from analysis_utils.annotate.sentiment.topic_suggestions import format_codebook, suggest_topics
    from analysis_utils.errors import InputError
    from analysis_utils.load.inputs import iter_documents
    from analysis_utils.model import Document

    if out and out.exists():
        raise InputError(f"{out} is there already; choose another name, or remove it")
    documents = []
    for found in iter_documents(inputs):
        if isinstance(found, Document):
            documents.append(found)
        else:
            click.echo(f"media-report: {found.doc_id}: {found.message}", err=True)
    if not documents:
        raise InputError("no article could be read; give at least one that can be")
    codebook = format_codebook(suggest_topics(documents, n=n), title="My codebook")
    if out:
        out.write_text(codebook, "utf-8")
        click.echo(out)
    else:
        click.echo(codebook, nl=False)
