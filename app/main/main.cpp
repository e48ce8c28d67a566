// Start-up: the only place that owns clocks and chooses between window and terminal.
int main() { return 0; }
