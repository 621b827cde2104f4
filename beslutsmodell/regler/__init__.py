"""The rules of law, each with its paragraph: values in, a value with its reason out."""
