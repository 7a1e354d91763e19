"""`python -m chargeassist` is the command line."""

from chargeassist.cli import main

if __name__ == "__main__":
    main()
